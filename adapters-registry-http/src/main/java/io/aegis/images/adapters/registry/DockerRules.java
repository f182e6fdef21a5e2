package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.oci.Json;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Docker's {@code daemon.json}: mirrors of Docker Hub, and hosts that need no TLS. */
final class DockerRules implements EngineRules {

    private final List<Mirror> mirrors;
    private final List<Insecure> insecure;

    private DockerRules(List<Mirror> mirrors, List<Insecure> insecure) {
        this.mirrors = mirrors;
        this.insecure = insecure;
    }

    /** A left says what is wrong with the file. */
    static Either<String, EngineRules> parse(String text) {
        return Json.object(text.getBytes(StandardCharsets.UTF_8))
                .flatMap(root -> mirrors(root)
                        .flatMap(mirrors -> insecure(root).map(insecure -> new DockerRules(mirrors, insecure))));
    }

    @Override
    public List<Mirror> mirrors(ImageReference reference) {
        return !reference.host().equals(RegistryHost.DOCKER_HUB)
                ? List.of()
                : mirrors.stream()
                        .map(mirror -> new Mirror(
                                mirror.location() + "/" + reference.repository(),
                                mirror.insecure() || isInsecure(mirror.location())))
                        .toList();
    }

    @Override
    public boolean isInsecure(String name) {
        return Authority.parse(Location.host(name))
                .exists(host -> insecure.stream().anyMatch(entry -> entry.covers(host)));
    }

    private static Either<String, List<Mirror>> mirrors(JsonNode root) {
        return texts(root, "registry-mirrors").flatMap(texts -> {
            var mirrors = new ArrayList<Mirror>();
            for (var text : texts) {
                var plain = text.startsWith("http://");
                var location = Location.trimmed(text.replaceFirst("^https?://", ""));
                if (location.equals(text) || !Location.isSound(location)) {
                    return left("registry-mirrors: '" + Location.shown(text) + "' is not the address of a mirror");
                }
                mirrors.add(new Mirror(location, plain));
            }
            return right(List.copyOf(mirrors));
        });
    }

    private static Either<String, List<Insecure>> insecure(JsonNode root) {
        return texts(root, "insecure-registries").flatMap(texts -> {
            var insecure = new ArrayList<Insecure>();
            for (var text : texts) {
                var entry = Insecure.parse(text.replaceFirst("^https?://", ""));
                if (entry.isEmpty()) {
                    return left("insecure-registries: '" + Location.shown(text) + "' is neither a host nor a network");
                }
                insecure.add(entry.get());
            }
            return right(List.copyOf(insecure));
        });
    }

    private static Either<String, List<String>> texts(JsonNode root, String key) {
        var list = root.path(key);
        if (list.isMissingNode() || list.isNull()) {
            return right(List.of());
        }
        return list.isArray() && list.valueStream().allMatch(JsonNode::isTextual)
                ? right(list.valueStream().map(JsonNode::asText).toList())
                : left(key + " is not a list of texts");
    }
}
