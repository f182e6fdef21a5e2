package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.oci.Json;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Denial;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Gets tokens where a registry sends its clients for them, and keeps each no longer than it says it lives. */
final class Tokens {

    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7e]{1,65536}");
    private static final Duration USUAL_LIFE = Duration.ofSeconds(60);
    private static final Duration LONGEST_LIFE = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofSeconds(10);

    private final TokenRequests requests;
    private final TokenServers servers;
    private final InstantSource clock;
    private final Recent<Key, Kept> kept = new Recent<>();

    Tokens(TokenRequests requests, TokenServers servers, InstantSource clock) {
        this.requests = requests;
        this.servers = servers;
        this.clock = clock;
    }

    /** @param caller the credential's fingerprint: nobody gets a token that another's credential brought */
    private record Key(Authority registry, String repository, String caller) {

        static Key of(Caller caller) {
            return new Key(caller.place().origin().authority(), caller.place().repository(), caller.fingerprint());
        }
    }

    private record Kept(String token, Instant until) {

        @Override
        public String toString() {
            return "Kept[***]";
        }
    }

    Option<String> ready(Caller caller) {
        var now = clock.instant();
        return kept.get(Key.of(caller))
                .filter(token -> now.isBefore(token.until()))
                .map(Kept::token)
                .peek(caller.secrets()::add);
    }

    void forget(Caller caller) {
        kept.forget(Key.of(caller));
    }

    /** A new token, for what the challenge says is wanted. A credential is shown only to token servers that may see it. */
    Either<PullFailure, String> fetch(Caller caller, Challenge challenge, Answer challenged) {
        return servers.realm(challenge, challenged, requests.deadline())
                .<PullFailure>mapLeft(reason -> new RegistryError(caller.registry(), new Detail(reason)))
                .flatMap(realm -> allowed(caller, challenged, realm))
                .flatMap(realm -> issued(caller, challenge, realm));
    }

    private Either<PullFailure, URI> allowed(Caller caller, Answer challenged, URI realm) {
        return caller.credential().isEmpty() || servers.maySee(caller.registry(), challenged, realm)
                ? right(realm)
                : left(new AccessDenied(
                        caller.registry(), Denial.TOKEN_SERVER, new Detail(TokenServers.foreign(realm))));
    }

    private Either<PullFailure, String> issued(Caller caller, Challenge challenge, URI realm) {
        var asked = clock.instant();
        return requests.send(caller, challenge, realm)
                .flatMap(answer -> answer.isOk() ? token(caller, answer, asked) : left(refused(caller, realm, answer)));
    }

    private Either<PullFailure, String> token(Caller caller, Answer answer, Instant asked) {
        return Json.object(answer.body())
                .flatMap(Tokens::tokenIn)
                .<PullFailure>mapLeft(
                        what -> new RegistryError(caller.registry(), new Detail("its token server's answer " + what)))
                .peek(issued -> {
                    caller.secrets().add(issued.token());
                    // No token for no repository: a login is to be proven each time.
                    if (!caller.place().repository().isEmpty()) {
                        kept.put(
                                Key.of(caller),
                                new Kept(
                                        issued.token(),
                                        asked.plus(issued.life()).minus(MARGIN)));
                    }
                })
                .map(Issued::token);
    }

    private record Issued(String token, Duration life) {

        @Override
        public String toString() {
            return "Issued[***]";
        }
    }

    private static Either<String, Issued> tokenIn(JsonNode json) {
        var seconds = json.path("expires_in");
        var life = seconds.canConvertToLong() && seconds.asLong() > 0
                ? Duration.ofSeconds(Math.min(seconds.asLong(), LONGEST_LIFE.toSeconds()))
                : USUAL_LIFE;
        return Option.ofOptional(Stream.of("token", "access_token")
                        .map(name -> json.path(name).asText(""))
                        .filter(token -> VISIBLE.matcher(token).matches())
                        .findFirst())
                .map(token -> new Issued(token, life))
                .toEither("holds no token");
    }

    private PullFailure refused(Caller caller, URI realm, Answer answer) {
        var words = caller.secrets().cutOut(ErrorWords.of(answer));
        var registry = caller.registry();
        return switch (answer.status()) {
            case 400, 401, 403 ->
                new AuthenticationFailed(
                        registry,
                        caller.credential().isEmpty() ? Refusal.NONE_SHOWN : Refusals.wrong(caller, words),
                        new Detail(words));
            case 429 -> new RateLimited(registry, RateLimits.retryAfter(answer, clock.instant()), new Detail(words));
            default ->
                new RegistryError(
                        registry,
                        new Detail("its token server " + realm.getRawAuthority() + " says HTTP " + answer.status()
                                + (words.isEmpty() ? "" : ": " + words)));
        };
    }
}
