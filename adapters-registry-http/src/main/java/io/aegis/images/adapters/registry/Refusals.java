package io.aegis.images.adapters.registry;

import io.aegis.images.adapters.registry.Heard.Shown;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a registry does not let somebody in, from what it was shown and what it then said. */
final class Refusals {

    private static final int FORBIDDEN = 403;

    /** @param reference what was refused; empty where it was the login itself */
    static PullFailure of(Caller caller, Heard heard, Option<ImageReference> reference) {
        var answer = heard.answer();
        var words = words(caller, answer);
        if (answer.redirected()) {
            var target = Authority.of(answer.from()).map(Authority::toString).getOrElse("another host");
            return new RegistryError(
                    caller.registry(),
                    new Detail("it redirects to " + target + ", which says HTTP " + answer.status()));
        }
        // Docker Hub says the same of a private repository as of none: only who has no account there may doubt.
        return heard.shown() == Shown.ANONYMOUS_TOKEN && reference.isDefined()
                ? new ImageNotFound(reference.get(), Missing.OR_HIDDEN, new Detail(words))
                : new AuthenticationFailed(caller.registry(), refusal(caller, heard, words), new Detail(words));
    }

    /** Of a token server, or of a registry that was shown the password itself. */
    static Refusal wrong(Caller caller, String words) {
        return isExpired(caller, words) ? Refusal.EXPIRED : Refusal.WRONG;
    }

    private static Refusal refusal(Caller caller, Heard heard, String words) {
        return switch (heard.shown()) {
            case NOTHING -> caller.credential().isEmpty() ? Refusal.NONE_SHOWN : Refusal.UNSAID;
            case ANONYMOUS_TOKEN -> Refusal.NONE_SHOWN;
            case PASSWORD, TOKEN -> refusalOfShown(caller, heard, words);
        };
    }

    private static Refusal refusalOfShown(Caller caller, Heard heard, String words) {
        if (isExpired(caller, words)) {
            return Refusal.EXPIRED;
        }
        var unknown = heard.shown() == Shown.PASSWORD || isInvalidToken(heard.answer());
        return unknown && heard.answer().status() != FORBIDDEN ? Refusal.WRONG : Refusal.LACKS_SCOPE;
    }

    private static boolean isExpired(Caller caller, String words) {
        return ErrorWords.tellExpiry(words, caller.place().repository());
    }

    private static boolean isInvalidToken(Answer answer) {
        return challenges(answer).stream()
                .anyMatch(challenge -> challenge.parameter("error").contains("invalid_token"));
    }

    /** The body's, or those of the challenge where the body has none. */
    private static String words(Caller caller, Answer answer) {
        var body = ErrorWords.of(answer);
        return caller.secrets().cutOut(body.isEmpty() ? challengeWords(answer) : body);
    }

    private static String challengeWords(Answer answer) {
        var challenges = challenges(answer);
        var said = challenges.stream()
                .flatMap(challenge -> Stream.of("error", "error_description")
                        .flatMap(name -> challenge.parameter(name).toJavaStream()))
                .collect(Collectors.joining(": "));
        var schemes = challenges.stream().map(Challenge::scheme).collect(Collectors.joining(", "));
        return said.isEmpty() && !schemes.isEmpty() ? "it wants a login by " + schemes : said;
    }

    private static List<Challenge> challenges(Answer answer) {
        return ChallengeParser.parse(answer.headers("WWW-Authenticate")).getOrElse(List.of());
    }

    private Refusals() {}
}
