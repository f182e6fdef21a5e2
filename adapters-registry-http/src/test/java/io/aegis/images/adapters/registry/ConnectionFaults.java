package io.aegis.images.adapters.registry;

import static io.aegis.images.adapters.registry.Fault.DESCRIBE;
import static io.aegis.images.adapters.registry.Fault.LOGIN;
import static io.aegis.images.adapters.registry.Fault.RESOLVE;
import static io.aegis.images.adapters.registry.Fault.TAGS;

import io.aegis.images.adapters.oci.MediaTypes;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.contracts.registry.Script;
import java.util.function.Function;
import java.util.stream.Stream;

/** Connections that break, or that nothing comes over. */
final class ConnectionFaults {

    private static final String NETWORK = "check the network";
    private static final String HOST = "check the host name";

    static Stream<Fault> all() {
        return Stream.of(
                Fault.of("reset", RESOLVE, Script.onManifest(Reply.nothing(Delivery.RESET)))
                        .tells("RegistryUnreachable", "", "connection", HOST),
                Fault.of("hangs up", RESOLVE, Script.onManifest(Reply.nothing(Delivery.CUT_OFF)))
                        .tells("RegistryUnreachable", "", "connection lost", HOST),
                Fault.staged("hangs up half way", DESCRIBE, delivering(Delivery.CUT_OFF))
                        .tells("RegistryUnreachable", "", "connection lost", HOST),
                Fault.of("never answers", RESOLVE, Script.onManifest(Reply.nothing(Delivery.NEVER)))
                        .inShort()
                        .tells("NetworkTimeout", "resolve 700", "did not say within 700 ms", NETWORK),
                Fault.staged("stalls half way", DESCRIBE, delivering(Delivery.STALLED))
                        .inShort()
                        .tells("NetworkTimeout", "resolve 700", "did not say within 700 ms", NETWORK),
                Fault.of("trickles", DESCRIBE, Script.onManifest(trickle()))
                        .inShort()
                        .tells("NetworkTimeout", "resolve 700", "did not say within 700 ms", NETWORK),
                Fault.of("never lists tags", TAGS, Script.on(Part.TAGS, Reply.nothing(Delivery.NEVER)))
                        .inShort()
                        .tells("NetworkTimeout", "resolve 700", "did not say within 700 ms", NETWORK),
                Fault.of("never lets in", LOGIN, Script.on(Part.PING, Reply.nothing(Delivery.NEVER)))
                        .inShort()
                        .tells("NetworkTimeout", "resolve 700", "did not say within 700 ms", NETWORK));
    }

    private static Reply trickle() {
        return Reply.of(200, MediaTypes.OCI_INDEX, new byte[64 * 1024]).delivered(Delivery.TRICKLED);
    }

    private static Function<FaultRegistry, Script> delivering(Delivery delivery) {
        return registry -> registry.content().delivering(Part.MANIFEST, delivery);
    }

    private ConnectionFaults() {}
}
