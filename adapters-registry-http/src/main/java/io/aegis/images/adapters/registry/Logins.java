package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Registry.Accepted;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.Denial;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Whom a registry lets in, and where it sends those who want in. */
final class Logins {

    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int UNAUTHORIZED = 401;

    private final Travels travels;
    private final TokenServers servers;
    private final TokenRequests requests;
    private final InstantSource clock;
    private final Recent<RegistryHost, Kept> kept = new Recent<>();

    Logins(Travels travels, TokenServers servers, TokenRequests requests, InstantSource clock) {
        this.travels = travels;
        this.servers = servers;
        this.requests = requests;
        this.clock = clock;
    }

    private record Kept(Either<PullFailure, Accepted> verdict, Instant until) {}

    Either<PullFailure, Accepted> login(Visit visit) {
        var place = visit.place();
        if (!place.seesCredentials()) {
            var instead = "the container engine's configuration asks "
                    + place.origin().authority() + " instead";
            return left(denied(visit.caller().registry(), instead));
        }
        return visit.ask(Ask.ping()).flatMap(heard -> switch (heard.answer().status()) {
            case 200 -> right(Accepted.ACCEPTED);
            case 401, 403 -> left(Refusals.of(visit.caller(), heard, Option.none()));
            default -> left(visit.error(heard.answer()));
        });
    }

    Either<PullFailure, Accepted> keepsCredentials(RegistryHost registry, Place place) {
        var now = clock.instant();
        return kept.get(registry)
                .filter(verdict -> now.isBefore(verdict.until()))
                .map(Kept::verdict)
                .getOrElse(() -> look(registry, place));
    }

    /** Only what was seen is remembered: a registry that could not be asked may answer the next time. */
    private Either<PullFailure, Accepted> look(RegistryHost registry, Place place) {
        return travels.ask(place.origin(), Ask.ping(), Option.none(), Cancellation.none())
                .map(answer -> verdict(registry, answer))
                .onSuccess(verdict ->
                        kept.put(registry, new Kept(verdict, clock.instant().plus(REMEMBERED))))
                .getOrElse(right(Accepted.ACCEPTED));
    }

    /** Engines are less strict than we are: what we would not follow, they might. */
    private Either<PullFailure, Accepted> verdict(RegistryHost registry, Answer answer) {
        if (answer.status() != UNAUTHORIZED) {
            return right(Accepted.ACCEPTED);
        }
        return answer.redirected()
                ? left(denied(
                        registry, "it redirects to " + answer.from().getRawAuthority() + ", which asks for a login"))
                : ChallengeParser.parse(answer.headers("WWW-Authenticate"))
                        .flatMap(challenges -> ownServers(registry, answer, challenges))
                        .mapLeft(reason -> denied(registry, reason));
    }

    private Either<String, Accepted> ownServers(RegistryHost registry, Answer answer, List<Challenge> challenges) {
        for (var challenge : challenges) {
            var realm = challenge.isBearer()
                    ? realm(registry, answer, challenge)
                    : Either.<String, URI>right(answer.from());
            if (realm.isLeft()) {
                return left(realm.getLeft());
            }
        }
        return right(Accepted.ACCEPTED);
    }

    private Either<String, URI> realm(RegistryHost registry, Answer answer, Challenge challenge) {
        return servers.realm(challenge, answer, requests.deadline())
                .filterOrElse(realm -> servers.maySee(registry, answer, realm), TokenServers::foreign);
    }

    private static PullFailure denied(RegistryHost registry, String reason) {
        return new AccessDenied(registry, Denial.TOKEN_SERVER, new Detail(reason));
    }
}
