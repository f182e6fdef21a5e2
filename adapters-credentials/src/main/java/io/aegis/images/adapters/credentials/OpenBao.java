package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.credentials.BaoClient.Said;
import io.aegis.images.adapters.credentials.BaoLogin.Token;
import io.aegis.images.adapters.credentials.KeptSecrets.Kept;
import io.aegis.images.adapters.credentials.KeptSecrets.Key;
import io.aegis.images.adapters.credentials.KeptSecrets.Lease;
import io.aegis.images.application.settings.OpenBaoSettings;
import io.aegis.images.domain.credential.RequestCredential.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Secrets from OpenBao: of the key-value engine, second version, and, under {@code creds/ROLE}, of engines that make
 * credentials for a while. What is lent is kept no longer than it holds, a stored secret no longer than half a minute, each
 * for its own tenant; and leases are given back.
 */
final class OpenBao implements SecretStore {

    private static final Duration STORED_KEPT = Duration.ofSeconds(30);
    private static final Duration USUAL_LEASE = Duration.ofMinutes(5);
    private static final long CLOSING_SECONDS = 5;
    private static final String DYNAMIC = "creds/";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final BaoClient client;
    private final BaoLogin login;
    private final InstantSource clock;
    private final KeptSecrets kept = new KeptSecrets();
    private final Shared<Key, Either<String, Map<String, String>>> reads = new Shared<>();

    OpenBao(OpenBaoSettings settings, Surroundings surroundings, BaoClient client, InstantSource clock) {
        this.client = client;
        this.login = new BaoLogin(settings, surroundings, client, clock);
        this.clock = clock;
    }

    @Override
    public Either<String, Map<String, String>> read(Secret secret, Option<String> tenant) {
        return mount(secret, tenant).flatMap(mount -> {
            var key = new Key(mount, secret.path());
            return reads.of(key, () -> keptOrFetched(key));
        });
    }

    /** A tenant's engines are mounted below its name. */
    private static Either<String, String> mount(Secret secret, Option<String> tenant) {
        return tenant.map(name -> SLUG.matcher(name).matches()
                        ? Either.<String, String>right("tenant-" + name + "/" + secret.engine())
                        : Either.<String, String>left(
                                "the tenant's id cannot name its secrets: lower-case letters, digits and '-' only"))
                .getOrElse(() -> right(secret.engine()));
    }

    private Either<String, Map<String, String>> keptOrFetched(Key key) {
        return kept.find(key)
                .filter(known -> clock.instant().isBefore(known.end()))
                .flatMap(known -> usable(key, known))
                .map(Either::<String, Kept>right)
                .getOrElse(() -> fetch(key).peek(fresh -> kept.keep(key, fresh).forEach(this::giveBack)))
                .map(Kept::fields);
    }

    /** What was lent holds as long as its lease is renewed, and the token that made it is there. */
    private Option<Kept> usable(Key key, Kept known) {
        return known.lease()
                .map(lease -> {
                    if (!login.isCurrent(lease.token())) {
                        return Option.<Kept>none();
                    }
                    var due = lease.renewable() && !clock.instant().isBefore(lease.renew());
                    return due ? renewed(key, known, lease) : Option.some(known);
                })
                .getOrElse(Option.some(known));
    }

    private Option<Kept> renewed(Key key, Kept known, Lease lease) {
        var wish = BaoClient.object()
                .put("lease_id", lease.id())
                .put("increment", lease.length().toSeconds() + "s");
        return ask((client, token) -> client.put("sys/leases/renew", wish, Option.some(token.text())))
                .toOption()
                .filter(heard -> heard.said().isOk())
                .filter(heard -> heard.said().body().path("lease_duration").asLong(0) > 0)
                .map(heard -> lent(known.fields(), lease.id(), heard))
                .peek(fresh -> kept.keep(key, fresh));
    }

    private Either<String, Kept> fetch(Key key) {
        var dynamic = key.path().startsWith(DYNAMIC);
        var path = key.mount() + (dynamic ? "/" : "/data/") + key.path();
        return ask((client, token) -> client.get(path, Option.some(token.text())))
                .flatMap(heard -> switch (heard.said().status()) {
                    case 200 -> dynamic ? lent(heard) : stored(heard.said());
                    case 403 -> left(client.name() + " does not let this node read it");
                    case 404 -> left(client.name() + " holds no such secret");
                    default ->
                        left(client.name() + " answers with HTTP "
                                + heard.said().status());
                });
    }

    /** An answer, and the token that it was given to. */
    private record Heard(Said said, Token token) {}

    private interface Question {
        Either<String, Said> put(BaoClient client, Token token);
    }

    /** A token may have been revoked before its time: then once more with a fresh one. A denial of what was asked stays one. */
    private Either<String, Heard> ask(Question question) {
        return login.token()
                .flatMap(token -> question.put(client, token).flatMap(said -> {
                    if (!said.isDenied() || login.isKnown(token)) {
                        return right(new Heard(said, token));
                    }
                    login.forget(token);
                    return login.token()
                            .flatMap(fresh -> question.put(client, fresh).map(again -> new Heard(again, fresh)));
                }));
    }

    private Either<String, Kept> stored(Said said) {
        var end = clock.instant().plus(STORED_KEPT);
        return fields(said.body().path("data").path("data")).map(fields -> new Kept(fields, Option.none(), end));
    }

    private Either<String, Kept> lent(Heard heard) {
        var body = heard.said().body();
        return fields(body.path("data"))
                .map(fields -> lent(fields, body.path("lease_id").asText(""), heard));
    }

    private Kept lent(Map<String, String> fields, String lease, Heard heard) {
        var body = heard.said().body();
        var seconds = body.path("lease_duration").asLong(0);
        var length = seconds > 0 ? Duration.ofSeconds(seconds) : USUAL_LEASE;
        var now = clock.instant();
        var renew = now.plus(length.dividedBy(2));
        // A tenth is left for the pull that it is used for.
        var end = earlier(
                now.plus(length).minus(length.dividedBy(10)), heard.token().end());
        var renewable = body.path("renewable").asBoolean(false);
        return new Kept(fields, Option.some(new Lease(lease, heard.token(), renewable, length, renew)), end);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Either<String, Map<String, String>> fields(JsonNode data) {
        if (!data.isObject()) {
            return left(client.name() + " answers with something else than a secret");
        }
        var fields = new HashMap<String, String>();
        data.propertyStream()
                .filter(field -> field.getValue().isTextual())
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return right(Map.copyOf(fields));
    }

    private void giveBack(Lease lease) {
        if (!lease.id().isEmpty() && login.isCurrent(lease.token())) {
            var wish = BaoClient.object().put("lease_id", lease.id());
            client.put("sys/leases/revoke", wish, Option.some(lease.token().text()));
        }
    }

    /** Within seconds, whatever the store does: what is not given back ends with the token, or by itself. */
    @Override
    public void close() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var lent = kept.empty().stream()
                    .map(lease -> Executors.callable(() -> giveBack(lease)))
                    .toList();
            threads.invokeAll(lent, CLOSING_SECONDS, TimeUnit.SECONDS);
            threads.invokeAll(
                    List.<Callable<Object>>of(Executors.callable(login::end)), CLOSING_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }
}
