package io.aegis.images.contracts.registry;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What a registry holds: a registry that works is this alone. */
final class Content implements Script {

    private static final String TEXT = "application/json";

    private final Map<String, Blob> manifests = new ConcurrentHashMap<>();
    private final Map<String, Blob> blobs = new ConcurrentHashMap<>();

    void put(String repository, String tag, Blob manifest) {
        manifests.put(repository + ":" + tag, manifest);
        manifests.put(repository + ":" + manifest.digest(), manifest);
    }

    void put(String repository, TestImage image) {
        manifests.put(repository + ":" + image.manifest().digest(), image.manifest());
        image.layers().forEach(this::put);
        put(image.config());
    }

    void put(Blob blob) {
        blobs.put(blob.digest().value(), blob);
    }

    @Override
    public Option<Reply> reply(Request request) {
        return Option.some(
                switch (request.part()) {
                    case PING -> Reply.of(200, TEXT, "{}".getBytes(StandardCharsets.UTF_8));
                    case MANIFEST ->
                        Option.of(manifests.get(request.repository() + ":" + request.identifier()))
                                .map(Reply::of)
                                .getOrElse(() -> Reply.error(404, "MANIFEST_UNKNOWN", "manifest unknown"));
                    case BLOB ->
                        Option.of(blobs.get(request.identifier()))
                                .map(Reply::of)
                                .getOrElse(() -> Reply.error(404, "BLOB_UNKNOWN", "blob unknown to registry"));
                    case TAGS -> tags(request.repository());
                    case TOKEN, REFERRERS, OTHER -> Reply.error(404, "NOT_FOUND", "no such page");
                });
    }

    private Reply tags(String repository) {
        var tags = manifests.keySet().stream()
                .filter(name -> name.startsWith(repository + ":") && name.indexOf(':') == name.lastIndexOf(':'))
                .map(name -> "\"" + name.substring(repository.length() + 1) + "\"")
                .sorted()
                .collect(Collectors.joining(","));
        return tags.isEmpty()
                ? Reply.error(404, "NAME_UNKNOWN", "repository name not known to registry")
                : Reply.of(
                        200,
                        TEXT,
                        "{\"name\":\"%s\",\"tags\":[%s]}"
                                .formatted(repository, tags)
                                .getBytes(StandardCharsets.UTF_8));
    }
}
