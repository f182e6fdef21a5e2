package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.credentials.BaoClient.Said;
import io.aegis.images.application.settings.OpenBaoSettings;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The node's own login to OpenBao: an AppRole's token, renewed in the second half of its life, and had anew where that fails. */
final class BaoLogin {

    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final OpenBaoSettings settings;
    private final Surroundings surroundings;
    private final BaoClient client;
    private final InstantSource clock;
    private @Nullable Token token;

    BaoLogin(OpenBaoSettings settings, Surroundings surroundings, BaoClient client, InstantSource clock) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.client = client;
        this.clock = clock;
    }

    private record Token(String text, boolean renewable, Instant renew, Instant end) {

        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    synchronized Either<String, String> token() {
        var now = clock.instant();
        var known = token;
        if (known != null && now.isBefore(known.renew())) {
            return right(known.text());
        }
        var renewed =
                known != null && known.renewable() && now.isBefore(known.end()) ? renewed(known) : Option.<Token>none();
        return renewed.map(Either::<String, Token>right)
                .getOrElse(this::login)
                .peek(fresh -> token = fresh)
                .map(Token::text);
    }

    /** The store does not take the token any more. */
    synchronized void forget(String refused) {
        var known = token;
        if (known != null && known.text().equals(refused)) {
            token = null;
        }
    }

    /** The token is of no use to anybody afterwards; what it cannot tell the store does not matter any more. */
    synchronized void end() {
        var known = token;
        token = null;
        if (known != null) {
            client.put("auth/token/revoke-self", BaoClient.object(), Option.some(known.text()));
        }
    }

    private Option<Token> renewed(Token known) {
        return client.put("auth/token/renew-self", BaoClient.object(), Option.some(known.text()))
                .toOption()
                .filter(Said::isOk)
                .flatMap(said -> token(said.body()));
    }

    private Either<String, Token> login() {
        return surroundings
                .value(settings.roleId())
                .flatMap(role -> surroundings
                        .variable(settings.secretIdVariable())
                        .toEither("the variable " + settings.secretIdVariable() + " is not set")
                        .flatMap(secret -> login(role, secret)));
    }

    private Either<String, Token> login(String role, String secret) {
        var wish = BaoClient.object().put("role_id", role).put("secret_id", secret);
        return client.put("auth/approle/login", wish, Option.none())
                .flatMap(said -> said.isOk()
                        ? token(said.body()).toEither(client.name() + " answers a login with something else")
                        : left(client.name() + " does not accept the AppRole login"));
    }

    private Option<Token> token(JsonNode body) {
        var auth = body.path("auth");
        var text = auth.path("client_token").asText("");
        var life = Duration.ofSeconds(Math.max(0, auth.path("lease_duration").asLong(0)));
        var now = clock.instant();
        // One without an end is renewed by nobody and asked after once a day.
        var end = life.isZero() ? now.plus(Duration.ofDays(1)) : now.plus(life).minus(MARGIN);
        var renew = life.isZero() ? end : now.plus(life.dividedBy(2));
        return Option.when(
                !text.isEmpty(), () -> new Token(text, auth.path("renewable").asBoolean(false), renew, end));
    }
}
