package io.aegis.images.adapters.registry;

import static io.aegis.images.adapters.registry.Fault.BLOB;
import static io.aegis.images.adapters.registry.Fault.DOCUMENT;
import static io.aegis.images.adapters.registry.Fault.MANIFEST;
import static io.aegis.images.adapters.registry.Fault.REST_OF_BLOB;
import static io.aegis.images.adapters.registry.Fault.SERVED;

import io.aegis.images.adapters.oci.MediaTypes;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import java.util.Arrays;
import java.util.stream.Stream;

/** Content that does not come, or comes as something else. */
final class BlobFaults {

    private static final Blob LAYER = SERVED.layers().getFirst();
    private static final int SIZE = LAYER.content().length;
    private static final String NETWORK = "check the network";
    private static final String PROXY = "the network and any proxy";
    private static final String PUSH = "push the image again";

    static Stream<Fault> all() {
        return Stream.of(lost(), late(), damaged(), refused()).flatMap(faults -> faults);
    }

    private static Stream<Fault> lost() {
        var half = Arrays.copyOf(LAYER.content(), SIZE / 2);
        return Stream.of(
                blobs("blob that is cut off", Reply.of(LAYER).delivered(Delivery.CUT_OFF))
                        .tells("RegistryUnreachable", "", "connection", PROXY),
                blobs("blob that ends early and announced nothing", reply(half).unannounced())
                        .tells("RegistryUnreachable", "", "it ended after " + SIZE / 2 + " of " + SIZE, PROXY),
                blobs("blob for which the connection is reset", Reply.nothing(Delivery.RESET))
                        .tells("RegistryUnreachable", "", "connection", PROXY));
    }

    private static Stream<Fault> late() {
        return Stream.of(
                blobs("blob that stalls", Reply.of(LAYER).delivered(Delivery.STALLED))
                        .inShort()
                        .tells("NetworkTimeout", "no_progress 700", "", NETWORK),
                blobs("blob that trickles", Reply.of(LAYER).delivered(Delivery.TRICKLED))
                        .inShort()
                        .tells("NetworkTimeout", "no_progress 700", "", NETWORK),
                blobs("blob that never comes", Reply.nothing(Delivery.NEVER))
                        .inShort()
                        .tells("NetworkTimeout", "resolve 700", "", NETWORK));
    }

    private static Stream<Fault> damaged() {
        var endless = Arrays.copyOf(LAYER.content(), 8 * 1024 * 1024);
        var other = SERVED.config().content().clone();
        other[10]++;
        var elsewhere = new Reply(206, reply(LAYER.content()).headers(), LAYER.content(), SIZE, Delivery.WHOLE);
        return Stream.of(
                blobs("blob that is larger", reply(endless))
                        .tells("IntegrityViolation", "", "and the registry has " + endless.length, PUSH),
                blobs("blob without end", reply(endless).unannounced())
                        .tells("IntegrityViolation", "", "has more than its " + SIZE + " bytes", PUSH),
                blobs("blob that is missing", Reply.error(404, "BLOB_UNKNOWN", "blob unknown to registry"))
                        .tells("IntegrityViolation", "", LAYER.digest() + ", which is missing", PUSH),
                Fault.of("part that does not say which", REST_OF_BLOB, Script.onBlobs(elsewhere))
                        .tells("RegistryError", "", "it gives another part of", "later"),
                Fault.of(
                                "part that is another one",
                                REST_OF_BLOB,
                                Script.onBlobs(elsewhere.with("Content-Range: bytes 101-200/" + SIZE)))
                        .tells("RegistryError", "", "it gives another part of", "later"),
                Fault.of("configuration of other bytes", DOCUMENT, Script.onBlobs(reply(other)))
                        .tells(
                                "IntegrityViolation",
                                "",
                                "what came is not " + SERVED.config().digest(),
                                PUSH),
                Fault.of(
                                "other bytes at a manifest's digest",
                                MANIFEST,
                                Script.onManifest(Reply.of(TestImage.of(8).manifest())))
                        .askedFor("lab/x@" + SERVED.manifest().digest())
                        .tells("IntegrityViolation", "", "the manifest that came is not sha256:", PUSH),
                Fault.of(
                                "kept manifest without end",
                                MANIFEST,
                                Script.onManifest(Reply.of(200, MediaTypes.OCI_INDEX, endless)))
                        .tells("RegistryError", "", "its answer is larger than 4194304 bytes", "later"));
    }

    private static Stream<Fault> refused() {
        var limited = Reply.error(429, "TOOMANYREQUESTS", "slow down").with("Retry-After: 30");
        return Stream.of(
                blobs("blob that is limited", limited).tells("RateLimited", "PT30S", "slow down", "wait 30"),
                blobs("blob that the registry fails at", Reply.error(503, "UNAVAILABLE", "maintenance"))
                        .tells("RegistryError", "", "HTTP 503", "later"),
                blobs("blob that wants a login", Reply.status(401).with("WWW-Authenticate: Basic realm=\"lab\""))
                        .tells("AuthenticationFailed", "none_shown", "", "give the node a credential"),
                Fault.of("manifest that is limited", MANIFEST, Script.on(Part.MANIFEST, limited))
                        .tells("RateLimited", "PT30S", "slow down", "wait 30"));
    }

    private static Fault blobs(String name, Reply reply) {
        return Fault.of(name, BLOB, Script.onBlobs(reply));
    }

    private static Reply reply(byte[] content) {
        return Reply.of(200, "application/octet-stream", content);
    }

    private BlobFaults() {}
}
