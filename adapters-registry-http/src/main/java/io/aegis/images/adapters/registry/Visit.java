package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.adapters.registry.Heard.Shown;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;

/** One caller at one place: asks, and logs in where the place wants it, in the way it wants it. */
final class Visit {

    private static final int UNAUTHORIZED = 401;

    private final Caller caller;
    private final Travels travels;
    private final Tokens tokens;
    private final RateBudgets budgets;
    private final InstantSource clock;
    private final Duration timeout;

    Visit(Caller caller, Travels travels, Tokens tokens, RateBudgets budgets, InstantSource clock, Duration timeout) {
        this.caller = caller;
        this.travels = travels;
        this.tokens = tokens;
        this.budgets = budgets;
        this.clock = clock;
        this.timeout = timeout;
    }

    Caller caller() {
        return caller;
    }

    Place place() {
        return caller.place();
    }

    /** Any answer but a demand to log in that could be met. */
    Either<PullFailure, Heard> ask(Ask ask) {
        var token = tokens.ready(caller);
        return send(ask, token.map(Visit::bearer), token.isEmpty() ? Shown.NOTHING : tokenShown())
                .flatMap(heard -> wantsLogin(heard.answer()) ? login(ask, heard) : right(heard));
    }

    /** What was said instead of what was asked for; for all but refusals and what is not found. */
    PullFailure error(Answer answer) {
        var words = caller.secrets().cutOut(ErrorWords.of(answer));
        return RegistryFailures.of(answer, words, caller.registry(), clock.instant());
    }

    PullFailure nonsense(String what) {
        return new RegistryError(caller.registry(), new Detail(caller.secrets().cutOut(what)));
    }

    private Either<PullFailure, Heard> login(Ask ask, Heard refused) {
        tokens.forget(caller);
        return ChallengeParser.parse(refused.answer().headers("WWW-Authenticate"))
                .mapLeft(this::nonsense)
                .flatMap(challenges -> login(ask, refused, challenges));
    }

    private Either<PullFailure, Heard> login(Ask ask, Heard refused, List<Challenge> challenges) {
        var bearer = first(challenges, Challenge::isBearer);
        if (bearer.isDefined()) {
            return tokens.fetch(caller, bearer.get(), refused.answer())
                    .flatMap(token -> send(ask, Option.some(bearer(token)), tokenShown()));
        }
        return first(challenges, Challenge::isBasic)
                .flatMap(_ -> caller.credential())
                .filter(UsernamePassword.class::isInstance)
                .map(UsernamePassword.class::cast)
                .map(login -> send(ask, Option.some("Basic " + Secrets.basic(login)), Shown.PASSWORD))
                .getOrElse(() -> right(refused));
    }

    private Either<PullFailure, Heard> send(Ask ask, Option<String> authorization, Shown shown) {
        return caller.cancellation()
                .reason()
                .<Either<PullFailure, Heard>>map(Either::left)
                .getOrElse(() -> travels.ask(caller.place().origin(), ask, authorization, caller.cancellation())
                        .<Either<PullFailure, Heard>>fold(
                                thrown -> left(RegistryFailures.translate(
                                        thrown, caller.asked(), caller.registry(), timeout, caller.cancellation())),
                                answer -> right(new Heard(noted(answer), shown))));
    }

    /** A mirror's limits are not the registry's, nor are those of a host it redirects to; who was told to log in is nobody yet. */
    private Answer noted(Answer answer) {
        if (!caller.place().isMirror() && !answer.redirected()) {
            var account = wantsLogin(answer) ? Account.ANONYMOUS : Account.of(caller.credential());
            RateLimits.budget(caller.registry(), account, answer, clock.instant())
                    .forEach(budgets::said);
        }
        return answer;
    }

    private Shown tokenShown() {
        return caller.credential().isEmpty() ? Shown.ANONYMOUS_TOKEN : Shown.TOKEN;
    }

    private static boolean wantsLogin(Answer answer) {
        return answer.status() == UNAUTHORIZED && !answer.redirected();
    }

    private static Option<Challenge> first(List<Challenge> challenges, Predicate<Challenge> wanted) {
        return Option.ofOptional(challenges.stream().filter(wanted).findFirst());
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }
}
