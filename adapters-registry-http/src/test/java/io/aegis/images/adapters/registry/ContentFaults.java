package io.aegis.images.adapters.registry;

import static io.aegis.images.adapters.registry.Fault.DESCRIBE;
import static io.aegis.images.adapters.registry.Fault.RESOLVE;

import io.aegis.images.adapters.oci.MediaTypes;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** Manifests that are damaged, of another kind, or for others. */
final class ContentFaults {

    private static final String LATER = "ask again later";
    private static final String NO_IMAGE = "use the reference of a container image";
    private static final String PUSH = "push the image again";
    private static final String ZEROS = "sha256:" + "0".repeat(64);
    private static final TestImage IMAGE = TestImage.of(7, "amd64", 100);
    private static final TestImage ARM = TestImage.of(8, "arm64", 100);

    static Stream<Fault> all() {
        return Stream.of(nonsense(), noImages(), damaged(), platforms()).flatMap(faults -> faults);
    }

    private static Stream<Fault> nonsense() {
        var twice = "{\"schemaVersion\":2,\"schemaVersion\":2,\"manifests\":[]}";
        return Stream.of(
                manifest("empty manifest", "").tells("RegistryError", "", "the manifest is no", LATER),
                manifest("half a manifest", "{\"schemaVersion\":2,").tells("RegistryError", "", "is not JSON", LATER),
                manifest("manifest with more after it", "{} {}").tells("RegistryError", "", "is not JSON", LATER),
                manifest("list for a manifest", "[]").tells("RegistryError", "", "is no JSON object", LATER),
                manifest("manifest that says a thing twice", twice).tells("RegistryError", "", "is not JSON", LATER),
                manifest("deep manifest", "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}")
                        .tells("RegistryError", "", "is not JSON", LATER),
                manifest("manifest of no version", "{\"layers\":[]}")
                        .tells("RegistryError", "", "has no schema version", LATER),
                manifest("manifest of version 9", "{\"schemaVersion\":9}")
                        .tells("RegistryError", "", "has no schema version", LATER),
                manifest("manifest of nothing", "{\"schemaVersion\":2}")
                        .tells("RegistryError", "", "lists neither layers nor images", LATER),
                manifest(
                                "index and image at once",
                                "{\"schemaVersion\":2,\"manifests\":[],\"layers\":[],\"config\":{}}")
                        .tells("RegistryError", "", "an index and an image at once", LATER),
                manifest("manifest that says it is another", index("[]").replace("list.v2", "v2"))
                        .tells("RegistryError", "", "but says", LATER),
                manifest("index without a digest", index("[{\"size\":1}]"))
                        .tells("RegistryError", "", "has an entry without a digest", LATER),
                manifest("index with a negative size", index("[{\"size\":-1,\"digest\":\"" + ZEROS + "\"}]"))
                        .tells("RegistryError", "", "has an entry without a size", LATER),
                manifest("manifest without end", " ".repeat(Ask.LARGEST_MANIFEST + 1))
                        .tells("RegistryError", "", "its answer is larger than 4194304 bytes", LATER));
    }

    private static Stream<Fault> noImages() {
        return Stream.of(
                manifest("Docker's old schema 1", "{\"schemaVersion\":1,\"fsLayers\":[]}")
                        .tells("NotAnImage", "", "old schema 1", NO_IMAGE),
                manifest("helm chart", image("application/vnd.cncf.helm.config.v1+json", "[]"))
                        .tells("NotAnImage", "", "it is of type application/vnd.cncf.helm.config.v1+json", NO_IMAGE),
                manifest(
                                "artifact",
                                image("application/vnd.oci.empty.v1+json", "[],\"artifactType\":\"application/sbom\""))
                        .tells("NotAnImage", "", "it is of type application/sbom", NO_IMAGE),
                manifest(
                                "attestation",
                                image(
                                        "application/vnd.oci.image.config.v1+json",
                                        "[{\"mediaType\":\"application/vnd.in-toto+json\"}]"))
                        .tells("NotAnImage", "", "a layer of type application/vnd.in-toto+json", NO_IMAGE),
                Fault.staged("index in an index", DESCRIBE, registry -> {
                            var inner = TestImage.index(IMAGE);
                            registry.serve("lab/x", "inner", inner);
                            return serving(registry, entries(inner.descriptor()));
                        })
                        .tells("NotAnImage", "", "its index names an index for linux/amd64", NO_IMAGE));
    }

    private static Stream<Fault> damaged() {
        var wrongly = Reply.of(IMAGE.manifest()).with("Docker-Content-Digest: " + ZEROS);
        return Stream.of(
                Fault.of("another manifest than the digest's", DESCRIBE, Script.onManifest(Reply.of(ARM.manifest())))
                        .askedFor("lab/x@" + IMAGE.manifest().digest())
                        .tells("IntegrityViolation", "", "the manifest that came is not sha256:", PUSH),
                Fault.of("another digest than the reference's", RESOLVE, Script.onManifest(Reply.of(ARM.manifest())))
                        .askedFor("lab/x@" + IMAGE.manifest().digest())
                        .tells("IntegrityViolation", "", "the registry names sha256:", PUSH),
                Fault.of("header that names another digest", DESCRIBE, Script.onManifest(first(wrongly)))
                        .tells("IntegrityViolation", "", "the manifest that came is not " + ZEROS, PUSH),
                Fault.staged(
                                "index that names what is missing",
                                DESCRIBE,
                                registry -> serving(
                                        registry,
                                        entries(TestImage.of(99, "amd64", 1)
                                                .manifest()
                                                .descriptor())))
                        .tells("IntegrityViolation", "", "which is missing", PUSH));
    }

    private static Stream<Fault> platforms() {
        var remedy = "use an image built for this platform";
        return Stream.of(
                Fault.staged("index for another platform", DESCRIBE, registry -> {
                            registry.serveIndex("lab/x", "1", ARM);
                            return registry.content();
                        })
                        .tells("PlatformMismatch", "", "not for linux/amd64: it is there for linux/arm64", remedy),
                manifest("index of nothing", index("[]"))
                        .tells("PlatformMismatch", "", "its index names no platform", remedy),
                manifest(
                                "index of attestations",
                                index("[{\"size\":1,\"digest\":\"" + ZEROS
                                        + "\",\"platform\":{\"os\":\"unknown\",\"architecture\":\"unknown\"}}]"))
                        .tells("PlatformMismatch", "", "its index names no platform", remedy));
    }

    private static Fault manifest(String name, String document) {
        var reply = Reply.of(200, MediaTypes.DOCKER_LIST, document.getBytes(StandardCharsets.UTF_8));
        return Fault.of(name, DESCRIBE, Script.onManifest(document.contains("manifests") ? reply : retyped(document)));
    }

    private static Reply retyped(String document) {
        return Reply.of(200, "application/json", document.getBytes(StandardCharsets.UTF_8));
    }

    /** The header that was added last is the first to be read. */
    private static Reply first(Reply reply) {
        var headers = reply.headers().reversed();
        return new Reply(reply.status(), headers, reply.body(), reply.announced(), reply.delivery());
    }

    private static Script serving(FaultRegistry registry, String index) {
        registry.serve("lab/x", "1", new Blob(MediaTypes.DOCKER_LIST, index.getBytes(StandardCharsets.UTF_8)));
        return registry.content();
    }

    private static String entries(String descriptor) {
        return index("[" + descriptor.replaceFirst("}$", ",\"platform\":{\"os\":\"linux\",\"architecture\":\"amd64\"}}")
                + "]");
    }

    private static String index(String entries) {
        return "{\"schemaVersion\":2,\"mediaType\":\"" + MediaTypes.DOCKER_LIST + "\",\"manifests\":" + entries + "}";
    }

    private static String image(String config, String layers) {
        return "{\"schemaVersion\":2,\"config\":{\"mediaType\":\"" + config + "\"},\"layers\":" + layers + "}";
    }

    private ContentFaults() {}
}
