package io.aegis.images.contracts.runtime;

import static io.aegis.images.contracts.runtime.Expected.DAMAGED;
import static io.aegis.images.contracts.runtime.Expected.NO_IMAGE;
import static io.aegis.images.contracts.runtime.Expected.PULLED;
import static io.aegis.images.contracts.runtime.Expected.REGISTRY_ERROR;
import static io.aegis.images.contracts.runtime.Expected.UNREACHABLE;
import static io.aegis.images.contracts.runtime.Expected.WRONG_PLATFORM;
import static io.aegis.images.contracts.runtime.Scenario.REPOSITORY;
import static io.aegis.images.contracts.runtime.Scenario.TAG;
import static io.aegis.images.contracts.runtime.Scenario.anonymously;

import io.aegis.images.application.port.PullRequest;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;

/** A registry that answers with something else than the image. */
final class ContentScenarios {

    private static final String DOCKER = "application/vnd.docker.distribution.manifest.";
    private static final String OCI = "application/vnd.oci.image.manifest.v1+json";
    private static final String OTHER = "s390x";

    static Stream<Scenario> all() {
        return Stream.of(damaged(), noImage(), platforms()).flatMap(scenarios -> scenarios);
    }

    private static Stream<Scenario> damaged() {
        return Stream.of(
                Scenario.of(
                                "layer that is not what its digest says",
                                spoilt(image -> image.layers().getFirst()))
                        .tells(DAMAGED),
                Scenario.of("configuration that is not what its digest says", spoilt(TestImage::config))
                        .tells(DAMAGED),
                Scenario.of(
                                "configuration 404",
                                image(image -> Script.onBlob(
                                        image.config(), Reply.error(404, "BLOB_UNKNOWN", "blob unknown to registry"))))
                        .tells(DAMAGED),
                Scenario.of("manifest that is not what its digest says", registry -> {
                            var image = TestImage.fresh(1024);
                            registry.behave(Script.onManifest(
                                    Reply.of(TestImage.fresh(1024).manifest())));
                            return anonymously(registry.serve(REPOSITORY, TAG, image)
                                    .withDigest(image.manifest().digest()));
                        })
                        .tells(DAMAGED),
                Scenario.of("layer that ends half-way", image(image -> {
                            var layer = image.layers().getFirst();
                            return Script.onBlob(layer, Reply.of(layer).delivered(Reply.Delivery.CUT_OFF));
                        }))
                        .tells(UNREACHABLE));
    }

    private static Stream<Scenario> noImage() {
        return Stream.of(
                Scenario.scripted("manifest of random text", manifest(DOCKER + "v2+json", "{no json"))
                        .tells(REGISTRY_ERROR),
                Scenario.scripted("empty manifest", manifest(DOCKER + "v2+json", ""))
                        .tells(REGISTRY_ERROR),
                Scenario.scripted(
                                "web page for a manifest",
                                manifest("text/html", "<html><body>Please log in</body></html>"))
                        .tells(REGISTRY_ERROR),
                Scenario.scripted("manifest of schema 9", manifest("application/json", "{\"schemaVersion\":9}"))
                        .tells(NO_IMAGE),
                Scenario.scripted(
                                "manifest of schema 1",
                                manifest(
                                        DOCKER + "v1+json",
                                        "{\"schemaVersion\":1,\"name\":\"lab/x\",\"tag\":\"1\",\"fsLayers\":[],\"history\":[]}"))
                        .tells(NO_IMAGE),
                Scenario.of("chart", artifact("application/vnd.cncf.helm.config.v1+json"))
                        .tells(NO_IMAGE),
                Scenario.of("artifact", artifact("application/vnd.example.thing.v1+json"))
                        .tells(NO_IMAGE));
    }

    private static Stream<Scenario> platforms() {
        return Stream.of(
                Scenario.of(
                                "index without this platform",
                                registry -> anonymously(registry.serveIndex(REPOSITORY, TAG, foreign())))
                        .tells(WRONG_PLATFORM),
                Scenario.of("empty index", registry -> anonymously(registry.serveIndex(REPOSITORY, TAG)))
                        .tells(WRONG_PLATFORM),
                Scenario.of(
                                "index without the platform asked for",
                                registry -> new PullRequest(
                                        registry.serveIndex(REPOSITORY, TAG, TestImage.fresh(1024)),
                                        Platform.parse("linux/" + OTHER),
                                        Option.none()))
                        .tells(WRONG_PLATFORM),
                Scenario.of(
                                "index with the platform asked for",
                                registry -> new PullRequest(
                                        registry.serveIndex(REPOSITORY, TAG, TestImage.fresh(1024), foreign()),
                                        Platform.parse("linux/" + OTHER),
                                        Option.none()))
                        .tells(PULLED),
                Scenario.of(
                                "image of another platform",
                                registry -> anonymously(registry.serve(REPOSITORY, TAG, foreign())))
                        .tells(PULLED)
                        .asked(WRONG_PLATFORM));
    }

    private static TestImage foreign() {
        return TestImage.of(TestImage.fresh(1).hashCode(), OTHER, 1024);
    }

    private static Function<FaultRegistry, PullRequest> image(Function<TestImage, Script> fault) {
        return registry -> {
            var image = TestImage.fresh(64 * 1024);
            registry.behave(fault.apply(image));
            return anonymously(registry.serve(REPOSITORY, TAG, image));
        };
    }

    /** The right length and the wrong bytes. */
    private static Function<FaultRegistry, PullRequest> spoilt(Function<TestImage, Blob> part) {
        return image(image -> {
            var blob = part.apply(image);
            var bytes = blob.content().clone();
            bytes[bytes.length - 1] ^= 1;
            return Script.onBlob(blob, Reply.of(200, "application/octet-stream", bytes));
        });
    }

    private static Script manifest(String mediaType, String text) {
        return Script.onManifest(Reply.of(200, mediaType, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static Function<FaultRegistry, PullRequest> artifact(String configurationType) {
        return registry -> {
            var config = new Blob(configurationType, "{\"name\":\"thing\"}".getBytes(StandardCharsets.UTF_8));
            var layer = new Blob("application/vnd.example.content.v1.tar+gzip", new byte[] {1, 2, 3});
            var manifest = "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
                    .formatted(OCI, config.descriptor(), layer.descriptor());
            registry.serve(layer);
            registry.serve(config);
            return anonymously(
                    registry.serve(REPOSITORY, TAG, new Blob(OCI, manifest.getBytes(StandardCharsets.UTF_8))));
        };
    }

    private ContentScenarios() {}
}
