package io.aegis.images.adapters.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlFactory;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.aegis.images.adapters.registry.HostRule.Mirror;
import io.aegis.images.adapters.registry.HostRule.Use;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Podman's {@code registries.conf}, in its second form; of the first, the list of insecure hosts. */
final class RegistriesFile {

    private static final int DEEPEST = 50;
    private static final TomlMapper TOML = new TomlMapper(TomlFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build());

    /** @param name as problems call it */
    static EngineSays parse(String name, byte[] content) {
        try {
            return said(name, TOML.readTree(new String(content, StandardCharsets.UTF_8)));
        } catch (JsonProcessingException malformed) {
            var line = malformed.getLocation() == null
                    ? ""
                    : ", see line " + malformed.getLocation().getLineNr();
            return unreadable(name + " is not TOML" + line);
        } catch (IOException | RuntimeException malformed) {
            return unreadable(name + " is not TOML");
        }
    }

    private static EngineSays unreadable(String problem) {
        return new EngineSays(List.of(), List.of(), List.of(problem + ": its mirrors are not asked"));
    }

    private static EngineSays said(String name, JsonNode root) {
        var rules = new ArrayList<HostRule>();
        var problems = new ArrayList<String>();
        for (var table : list(root.path("registry"))) {
            var rule = rule(table);
            if (isPlace(rule.location()) && rule.mirrors().stream().allMatch(mirror -> isPlace(mirror.location()))) {
                rules.add(rule);
            } else {
                problems.add(name + ": a [[registry]] names no host, and has no effect");
            }
        }
        for (var host : list(root.path("registries").path("insecure").path("registries"))) {
            rules.add(new HostRule(host.asText(), host.asText(), true, false, List.of()));
        }
        return new EngineSays(rules, List.of(), problems);
    }

    private static HostRule rule(JsonNode table) {
        var location = table.path("location").asText("");
        var prefix = table.path("prefix").asText(location);
        return new HostRule(
                prefix,
                location.isEmpty() && !prefix.startsWith("*.") ? prefix : location,
                table.path("insecure").asBoolean(false),
                table.path("blocked").asBoolean(false),
                list(table.path("mirror")).stream()
                        .map(mirror -> mirror(
                                mirror, table.path("mirror-by-digest-only").asBoolean(false)))
                        .toList());
    }

    private static Mirror mirror(JsonNode table, boolean byDigestOnly) {
        var use = switch (table.path("pull-from-mirror").asText("")) {
            case "digest-only" -> Use.DIGEST_ONLY;
            case "tag-only" -> Use.TAG_ONLY;
            default -> byDigestOnly ? Use.DIGEST_ONLY : Use.ALL;
        };
        return new Mirror(
                table.path("location").asText(""), table.path("insecure").asBoolean(false), use);
    }

    /** A rule for all hosts below a domain needs no place of its own. */
    private static boolean isPlace(String location) {
        int slash = location.indexOf('/');
        return location.isEmpty()
                || Authority.parse(slash < 0 ? location : location.substring(0, slash))
                        .isDefined();
    }

    private static List<JsonNode> list(JsonNode node) {
        return node.isArray() ? node.valueStream().toList() : List.of();
    }

    private RegistriesFile() {}
}
