package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.aegis.images.adapters.registry.PodmanRules.Alternative;
import io.aegis.images.adapters.registry.PodmanRules.Entry;
import io.aegis.images.adapters.registry.PodmanRules.Use;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Reads one {@code registries.conf}, as far as it says where and how registries are asked. */
final class RegistriesConf {

    private static final TomlMapper TOML = new TomlMapper();

    /** A left says what is wrong with the file. */
    static Either<String, List<Entry>> parse(String text) {
        try {
            return entries(TOML.readTree(text));
        } catch (JacksonException malformed) {
            return left("is not TOML" + line(malformed));
        } catch (StackOverflowError deep) {
            return left("is not TOML that can be read: it is nested too deep");
        }
    }

    private static String line(JacksonException malformed) {
        return Option.of(malformed.getLocation())
                .filter(location -> location.getLineNr() > 0)
                .map(location -> ", see line " + location.getLineNr())
                .getOrElse("");
    }

    private static Either<String, List<Entry>> entries(JsonNode root) {
        if (root.has("registries")) {
            return left("is of version 1, which Podman does not read any more: use [[registry]] tables");
        }
        var tables = root.path("registry");
        if (!tables.isMissingNode() && !tables.isArray()) {
            return left("'registry' is not a list of [[registry]] tables");
        }
        var entries = new ArrayList<Entry>();
        for (var table : tables) {
            var entry = entry(table);
            if (entry.isLeft()) {
                return left("registry " + (entries.size() + 1) + ": " + entry.getLeft());
            }
            entries.add(entry.get());
        }
        return right(List.copyOf(entries));
    }

    private static Either<String, Entry> entry(JsonNode table) {
        var prefix = table.path("prefix").asText("");
        var location = table.path("location").asText("");
        var covered = Location.trimmed(prefix.isEmpty() ? location : prefix);
        var wildcard = covered.startsWith("*.");
        if (covered.isEmpty()) {
            return left("has neither a prefix nor a location");
        }
        if (!Location.isSound(wildcard ? covered.substring(2) : covered) || (wildcard && covered.indexOf('/') >= 0)) {
            return left("'" + Location.shown(covered) + "' is not a host, nor the beginning of a repository");
        }
        if (!location.isEmpty() && !Location.isSound(Location.trimmed(location))) {
            return left("'" + Location.shown(location) + "' is not a location");
        }
        return mirrors(table.path("mirror"))
                .flatMap(mirrors -> flag(table, "insecure")
                        .flatMap(insecure -> flag(table, "blocked")
                                .flatMap(blocked -> flag(table, "mirror-by-digest-only")
                                        .map(digests -> new Entry(
                                                covered,
                                                Location.trimmed(location),
                                                insecure,
                                                blocked,
                                                digests,
                                                mirrors)))));
    }

    private static Either<String, List<Alternative>> mirrors(JsonNode tables) {
        var mirrors = new ArrayList<Alternative>();
        for (var table : tables) {
            var location = Location.trimmed(table.path("location").asText(""));
            if (!Location.isSound(location)) {
                return left("'" + Location.shown(location) + "' is not the location of a mirror");
            }
            var mirror = use(table.path("pull-from-mirror").asText("all"))
                    .flatMap(use -> flag(table, "insecure").map(insecure -> new Alternative(location, insecure, use)));
            if (mirror.isLeft()) {
                return left(mirror.getLeft());
            }
            mirrors.add(mirror.get());
        }
        return right(List.copyOf(mirrors));
    }

    private static Either<String, Use> use(String text) {
        return switch (text) {
            case "all", "" -> right(Use.ALL);
            case "digest-only" -> right(Use.DIGESTS);
            case "tag-only" -> right(Use.TAGS);
            default -> left("pull-from-mirror is 'all', 'digest-only' or 'tag-only'");
        };
    }

    private static Either<String, Boolean> flag(JsonNode table, String key) {
        var flag = table.path(key);
        return flag.isMissingNode() || flag.isBoolean()
                ? right(flag.asBoolean(false))
                : left(key + " is neither true nor false");
    }

    private RegistriesConf() {}
}
