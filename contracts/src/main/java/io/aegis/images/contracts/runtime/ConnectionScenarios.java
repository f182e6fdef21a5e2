package io.aegis.images.contracts.runtime;

import static io.aegis.images.contracts.registry.Request.Part.BLOB;
import static io.aegis.images.contracts.registry.Request.Part.MANIFEST;
import static io.aegis.images.contracts.registry.Request.Part.PING;
import static io.aegis.images.contracts.runtime.Expected.HANGS_ON;
import static io.aegis.images.contracts.runtime.Expected.PULLED;
import static io.aegis.images.contracts.runtime.Expected.REGISTRY_ERROR;
import static io.aegis.images.contracts.runtime.Expected.STALLED;
import static io.aegis.images.contracts.runtime.Expected.TIMED_OUT;
import static io.aegis.images.contracts.runtime.Expected.UNREACHABLE;
import static io.aegis.images.contracts.runtime.Scenario.REPOSITORY;
import static io.aegis.images.contracts.runtime.Scenario.TAG;
import static io.aegis.images.contracts.runtime.Scenario.anonymously;

import io.aegis.images.application.port.PullRequest;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.function.Function;
import java.util.stream.Stream;

/** A connection that is not made, breaks, or falls silent. */
final class ConnectionScenarios {

    private static final Reply SILENCE = Reply.nothing(Delivery.NEVER);

    static Stream<Scenario> all() {
        return Stream.of(broken(), silent(), slow()).flatMap(scenarios -> scenarios);
    }

    private static Stream<Scenario> broken() {
        return Stream.of(
                Scenario.of("connection refused", registry -> {
                            registry.close();
                            return anonymously(registry.reference("lab/x:1"));
                        })
                        .tells(UNREACHABLE),
                Scenario.of(
                                "no such host",
                                _ -> anonymously(ImageReference.parse("no-such-host.invalid/lab/x:1")
                                        .get()))
                        .tells(UNREACHABLE),
                Scenario.of("manifest, connection closed", MANIFEST, Reply.nothing(Delivery.CUT_OFF))
                        .tells(UNREACHABLE),
                Scenario.of("manifest, connection reset", MANIFEST, Reply.nothing(Delivery.RESET))
                        .tells(UNREACHABLE),
                Scenario.of("blob, connection reset", delivered(BLOB, 64 * 1024, Delivery.RESET))
                        .tells(UNREACHABLE),
                Scenario.of("manifest that is always elsewhere", redirects(MANIFEST))
                        .tells(REGISTRY_ERROR),
                Scenario.of("blob that is always elsewhere", redirects(BLOB)).tells(REGISTRY_ERROR));
    }

    private static Stream<Scenario> silent() {
        return Stream.of(
                Scenario.of("ping without an answer", PING, SILENCE)
                        .hangsAt(PING)
                        .onDocker(TIMED_OUT),
                Scenario.of("manifest without an answer", MANIFEST, SILENCE).hangsAt(MANIFEST),
                Scenario.of("blob without an answer", BLOB, SILENCE)
                        .hangsAt(BLOB)
                        .onDocker(HANGS_ON)
                        .askedOnDocker(STALLED),
                Scenario.of("blob that stalls half-way", delivered(BLOB, 1 << 20, Delivery.STALLED))
                        .hangsAt(BLOB)
                        .askedOnDocker(STALLED));
    }

    private static Stream<Scenario> slow() {
        return Stream.of(
                Scenario.of("blob that trickles in", delivered(BLOB, 1024, Delivery.TRICKLED))
                        .tells(PULLED),
                Scenario.of("blob that trickles for ever", delivered(BLOB, 1 << 20, Delivery.TRICKLED))
                        .hangsAt(BLOB)
                        .asked(STALLED));
    }

    private static Function<FaultRegistry, PullRequest> delivered(Part part, int size, Delivery delivery) {
        return registry -> {
            registry.behave(registry.content().delivering(part, delivery));
            return anonymously(registry.serve(REPOSITORY, TAG, TestImage.fresh(size)));
        };
    }

    private static Function<FaultRegistry, PullRequest> redirects(Part part) {
        return registry -> {
            registry.behave(request -> request.part() == part
                    ? Option.some(Reply.status(307).with("Location: http://" + registry.host() + request.path()))
                    : Option.none());
            return anonymously(registry.serve(REPOSITORY, TAG, TestImage.fresh(1024)));
        };
    }

    private ConnectionScenarios() {}
}
