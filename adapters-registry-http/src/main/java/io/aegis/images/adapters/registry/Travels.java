package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.net.URI;
import java.util.Set;
import java.util.function.Function;

/**
 * Asks a host over the scheme it speaks and goes where it sends us, by hand: what is shown stays with the host it was
 * meant for, TLS is never left again, and nobody far away sends us to addresses that only this machine has.
 */
final class Travels {

    private static final int MOST_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final String TLS = "https";
    private static final String PLAIN = "http";

    private final Courier courier;
    private final Function<Authority, Origin> origins;
    private final Recent<Authority, String> schemes = new Recent<>();
    private final FirstContacts firstContacts = new FirstContacts();

    Travels(Courier courier, Function<Authority, Origin> origins) {
        this.courier = courier;
        this.origins = origins;
    }

    Try<Answer> ask(Origin origin, Ask ask, Option<String> authorization, Cancellation cancellation) {
        var deadline = courier.deadline();
        return speak(origin, ask, authorization, deadline, cancellation)
                .flatMap(answer -> follow(answer, ask, authorization, deadline, cancellation));
    }

    /** As Docker does: TLS first, and without it where that is allowed and the host has none. What worked is remembered. */
    private Try<Answer> speak(
            Origin origin, Ask ask, Option<String> authorization, Deadline deadline, Cancellation cancellation) {
        Function<String, Try<Answer>> over = scheme -> courier.ask(
                origin, origin.authority().address(scheme, ask.path()), ask, authorization, deadline, cancellation);
        if (!origin.mayBePlain()) {
            return over.apply(TLS);
        }
        var host = origin.authority();
        try (var _ = firstContacts.with(host, () -> schemes.get(host).isDefined(), cancellation)) {
            return schemes.get(host)
                    .map(known -> over.apply(known)
                            .onFailure(_ -> schemes.forget(host))
                            .peek(answer -> forgetWrong(host, answer)))
                    .getOrElse(() -> over.apply(TLS)
                            .onSuccess(_ -> schemes.put(host, TLS))
                            .recoverWith(failed -> TlsTrouble.isNoTls(failed, host)
                                    ? over.apply(PLAIN).onSuccess(_ -> schemes.put(host, PLAIN))
                                    : Try.failure(failed)));
        }
    }

    /** A host that has got TLS since answers plain requests so. */
    private void forgetWrong(Authority host, Answer answer) {
        if (answer.status() == 400) {
            schemes.forget(host);
        }
    }

    private Try<Answer> follow(
            Answer first, Ask ask, Option<String> authorization, Deadline deadline, Cancellation cancellation) {
        var answer = first;
        var shown = authorization;
        for (int hop = 0; REDIRECTS.contains(answer.status()); hop++) {
            var target = hop < MOST_REDIRECTS
                    ? target(answer, deadline)
                    : Either.<String, URI>left("it redirects more than " + MOST_REDIRECTS + " times");
            if (target.isLeft()) {
                return Try.failure(new Nonsense(target.getLeft()));
            }
            var elsewhere = answer.redirected() || !isSameHost(answer.from(), target.get());
            shown = elsewhere ? Option.none() : shown;
            var next = courier.ask(
                    origins.apply(Authority.of(target.get()).get()), target.get(), ask, shown, deadline, cancellation);
            if (next.isFailure()) {
                return next;
            }
            answer = elsewhere ? next.get().fromElsewhere() : next.get();
        }
        return Try.success(answer);
    }

    private static Either<String, URI> target(Answer answer, Deadline deadline) {
        return answer.header("Location")
                .toEither("it redirects to nowhere")
                .flatMap(location ->
                        Try.of(() -> answer.from().resolve(location)).toEither("it redirects to what is no address"))
                .flatMap(target -> allowed(answer.from(), target, deadline));
    }

    private static Either<String, URI> allowed(URI from, URI to, Deadline deadline) {
        var scheme = Option.of(to.getScheme()).getOrElse("");
        if (!scheme.equals(TLS) && !(scheme.equals(PLAIN) && from.getScheme().equals(PLAIN))) {
            return left("it redirects away from TLS");
        }
        return Authority.of(to)
                .toEither("it redirects to what is no host")
                .flatMap(host -> LocalAddresses.isNewTo(from, host, deadline)
                        ? left("it redirects to " + host + ", which is local to this machine")
                        : right(to));
    }

    private static boolean isSameHost(URI from, URI to) {
        return from.getScheme().equals(to.getScheme())
                && Authority.of(from)
                        .exists(host -> Authority.of(to).exists(other -> host.isSameAs(other, to.getScheme())));
    }
}
