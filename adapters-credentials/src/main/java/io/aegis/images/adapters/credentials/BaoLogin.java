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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The node's own login to OpenBao: an AppRole's token, renewed in the second half of its life, and had anew where that fails. */
final class BaoLogin {

    private static final Duration MARGIN = Duration.ofSeconds(5);

    /** What can stand in a header. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4096}");

    private final OpenBaoSettings settings;
    private final Surroundings surroundings;
    private final BaoClient client;
    private final InstantSource clock;
    private final Shared<String, Either<String, Token>> logins = new Shared<>();
    private volatile @Nullable Token token;

    BaoLogin(OpenBaoSettings settings, Surroundings surroundings, BaoClient client, InstantSource clock) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.client = client;
        this.clock = clock;
    }

    /** @param end what was made with it ends with it */
    record Token(String text, boolean renewable, Instant renew, Instant end) {

        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    Either<String, Token> token() {
        var known = token;
        return known != null && clock.instant().isBefore(known.renew()) ? right(known) : logins.of("", this::fresh);
    }

    /** Whether the token is still the node's own: with it go the leases that it made. */
    boolean isCurrent(Token used) {
        var known = token;
        return known != null && known.text().equals(used.text());
    }

    /** The store does not take the token any more. */
    void forget(Token refused) {
        if (isCurrent(refused)) {
            token = null;
        }
    }

    /** Whether the store still knows the token: then what it denied, it denies this node. */
    boolean isKnown(Token used) {
        return client.get("auth/token/lookup-self", Option.some(used.text())).exists(Said::isOk);
    }

    /** The token is of no use to anybody afterwards; what it cannot tell the store does not matter any more. */
    void end() {
        var known = token;
        token = null;
        if (known != null) {
            client.put("auth/token/revoke-self", BaoClient.object(), Option.some(known.text()));
        }
    }

    private Either<String, Token> fresh() {
        var known = token;
        var now = clock.instant();
        if (known != null && now.isBefore(known.renew())) {
            return right(known);
        }
        var renewed =
                known != null && known.renewable() && now.isBefore(known.end()) ? renewed(known) : Option.<Token>none();
        return renewed.map(Either::<String, Token>right).getOrElse(this::login).peek(had -> token = had);
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
                        : left(client.name() + refused(said.status())));
    }

    private static String refused(int status) {
        return switch (status) {
            case 400 -> " does not accept the AppRole login: the role id or the secret id is wrong";
            case 404 -> " has no auth method at approle/";
            default -> " does not accept the AppRole login: HTTP " + status;
        };
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
                TOKEN.matcher(text).matches(),
                () -> new Token(text, auth.path("renewable").asBoolean(false), renew, end));
    }
}
