package io.aegis.images.benchmarks;

import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Images of random layers in one repository of the private registry, of any size: no layer is ever held in memory. */
final class RandomImages {
    private static final String OCI = "application/vnd.oci.image.";
    private static final String MANIFEST = OCI + "manifest.v1+json";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI registry =
            URI.create("http://" + Fixtures.running().openRegistry().host());
    private final String repository;

    RandomImages(String repository) {
        this.repository = repository;
    }

    Descriptor layer(long seed, long size) {
        var digest = RandomContent.digest(seed, size);
        upload(digest, BodyPublishers.ofInputStream(() -> new RandomContent(seed, size)));
        return new Descriptor(OCI + "layer.v1.tar+gzip", digest, size);
    }

    ImageReference image(String tag, List<Descriptor> layers) {
        var diffIds = layers.stream().map(layer -> "\"" + layer.digest() + "\"").collect(Collectors.joining(","));
        var config =
                "{\"architecture\":\"%s\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[%s]}}"
                        .formatted(TestImage.platformOfThisMachine(), diffIds)
                        .getBytes(StandardCharsets.UTF_8);
        var configured = new Descriptor(OCI + "config.v1+json", ContentHash.sha256(config), config.length);
        upload(configured.digest(), BodyPublishers.ofByteArray(config));
        var manifest = "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
                .formatted(
                        MANIFEST,
                        json(configured),
                        layers.stream().map(RandomImages::json).collect(Collectors.joining(",")));
        send("PUT", "/v2/" + repository + "/manifests/" + tag, MANIFEST, BodyPublishers.ofString(manifest));
        return ImageReference.parse(registry.getAuthority() + "/" + repository + ":" + tag)
                .get();
    }

    private static String json(Descriptor descriptor) {
        return "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}"
                .formatted(descriptor.mediaType(), descriptor.digest(), descriptor.sizeBytes());
    }

    private void upload(Digest digest, BodyPublisher content) {
        var begun = send(
                "POST", "/v2/" + repository + "/blobs/uploads/", "application/octet-stream", BodyPublishers.noBody());
        var place = begun.headers().firstValue("Location").orElseThrow();
        send(
                "PUT",
                place + (place.contains("?") ? "&" : "?") + "digest=" + digest,
                "application/octet-stream",
                content);
    }

    private HttpResponse<String> send(String method, String path, String mediaType, BodyPublisher body) {
        try {
            var response = http.send(
                    HttpRequest.newBuilder(registry.resolve(path))
                            .header("Content-Type", mediaType)
                            .method(method, body)
                            .build(),
                    BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(method + " " + path + ": " + response.body());
            }
            return response;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
