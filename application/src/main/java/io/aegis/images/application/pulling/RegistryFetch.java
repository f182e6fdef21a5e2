package io.aegis.images.application.pulling;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.application.port.Registry.Accepted;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Brings the content of one attempt: not at all where the registry would not keep the credential to itself or the node's copy is
 * what it has, else through the runtime, under the clocks, and with the registry asked beside it.
 */
final class RegistryFetch {

    private final NodePorts node;
    private final PullSettings settings;
    private final TimeAndChance time;
    private final Asked asked;
    private final FoundCredential found;
    private final Flight flight;
    private final NodeTraffic traffic;

    RegistryFetch(
            NodePorts node,
            PullSettings settings,
            TimeAndChance time,
            Asked asked,
            FoundCredential found,
            Flight flight,
            NodeTraffic traffic) {
        this.node = node;
        this.settings = settings;
        this.time = time;
        this.asked = asked;
        this.found = found;
        this.flight = flight;
        this.traffic = traffic;
    }

    /** @param openToAll the registry itself gave it to a request without credential */
    record Brought(PulledImage pulled, boolean openToAll) {}

    /** @param usable what the node holds already and would do */
    Either<PullFailure, Brought> bring(Option<HeldImage> usable) {
        return credentialStaysThere()
                .flatMap(_ -> unchanged(usable))
                .flatMap(same ->
                        same.<Either<PullFailure, Brought>>map(Either::right).getOrElse(this::fetch));
    }

    /** The runtime would show the credential to whatever token server the registry names. */
    private Either<PullFailure, Accepted> credentialStaysThere() {
        return settings.probe() && found.credential().isDefined()
                ? node.registry().keepsCredentials(registry())
                : right(Accepted.ACCEPTED);
    }

    /** Under Always a copy that the registry still stands by needs no pull: some. None where only a pull can tell. */
    private Either<PullFailure, Option<Brought>> unchanged(Option<HeldImage> usable) {
        return settings.probe() && asked.order().policy() == PullPolicy.ALWAYS
                ? usable.filter(image -> image.digest().isDefined())
                        .map(this::unchanged)
                        .getOrElse(() -> right(Option.none()))
                : right(Option.none());
    }

    private Either<PullFailure, Option<Brought>> unchanged(HeldImage held) {
        var said = node.registry().resolve(asked.reference(), found.credential(), flight.cancellation());
        return said.fold(failure -> isHopeless(failure) ? left(failure) : right(Option.none()), manifest -> {
            // What a mirror has is no word of the registry's, and proves nothing.
            var same = held.digest().contains(manifest.digest()) && manifest.isOf(registry());
            asked.note("registry", manifest.answeredBy() + (same ? " still has " : " now has ") + manifest.digest());
            return right(Option.when(
                    same,
                    () -> new Brought(
                            new PulledImage(held, 0), found.credential().isEmpty())));
        });
    }

    private boolean isHopeless(PullFailure failure) {
        return failure instanceof RateLimited
                && !node.registry().hasMirrors(asked.reference()).getOrElse(false);
    }

    private Either<PullFailure, Brought> fetch() {
        var attempt = new Cancellation();
        try (var _ = flight.cancellation()
                        .onCancel(() -> flight.cancellation().reason().forEach(attempt::cancel));
                var watch =
                        new ClockWatch(settings.clocks(), registry(), time.timers(), time.clock(), attempt, traffic)) {
            return settings.probe()
                    ? probed(watch, attempt)
                    : fetch(new Listeners(watch, flight), attempt).map(pulled -> new Brought(pulled, false));
        }
    }

    private Either<PullFailure, Brought> probed(ClockWatch watch, Cancellation attempt) {
        var room = new RoomWatch(node.runtime(), attempt);
        try (var probe = new RegistryProbe(node, asked, found, new Listeners(room, flight), attempt).start()) {
            var pulled =
                    fetch(new Listeners(watch, room, probe, flight), attempt).mapLeft(probe::trueReason);
            probe.words().forEach(words -> asked.note("registry", words));
            return pulled.map(image -> new Brought(image, probe.saidOpenToAll()));
        }
    }

    private Either<PullFailure, PulledImage> fetch(PullObserver observer, Cancellation attempt) {
        var request = new PullRequest(asked.reference(), asked.platform(), found.credential());
        return node.runtime().pull(request, observer, attempt);
    }

    private RegistryHost registry() {
        return asked.reference().host();
    }
}
