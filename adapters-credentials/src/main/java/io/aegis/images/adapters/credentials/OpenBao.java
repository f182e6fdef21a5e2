package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.credentials.BaoClient.Said;
import io.aegis.images.application.settings.OpenBaoSettings;
import io.aegis.images.domain.credential.RequestCredential.Secret;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Secrets from OpenBao: of the key-value engine, second version, and, under {@code creds/ROLE}, of engines that make
 * credentials for a while. What is lent is kept no longer than it holds, a stored secret no longer than half a minute, each
 * for its own tenant; and leases are given back.
 */
final class OpenBao implements SecretStore {

    private static final Duration STORED_KEPT = Duration.ofSeconds(30);
    private static final Duration USUAL_LEASE = Duration.ofSeconds(300);
    private static final int MOST_KEPT = 256;
    private static final String DYNAMIC = "creds/";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    private final BaoClient client;
    private final BaoLogin login;
    private final InstantSource clock;
    private final Map<Key, Kept> kept = new LinkedHashMap<>();

    OpenBao(OpenBaoSettings settings, Surroundings surroundings, BaoClient client, InstantSource clock) {
        this.client = client;
        this.login = new BaoLogin(settings, surroundings, client, clock);
        this.clock = clock;
    }

    private record Key(String mount, String path) {}

    /** @param lease to be renewed and given back; empty for what is stored */
    private record Kept(
            Map<String, String> fields, Option<String> lease, boolean renewable, Instant renew, Instant end) {

        @Override
        public String toString() {
            return "Kept[***]";
        }
    }

    @Override
    public synchronized Either<String, Map<String, String>> read(Secret secret, Option<String> tenant) {
        return mount(secret, tenant).flatMap(mount -> {
            var key = new Key(mount, secret.path());
            return ready(key)
                    .map(Either::<String, Kept>right)
                    .getOrElse(() -> fetch(key).peek(fresh -> keep(key, fresh)))
                    .map(Kept::fields);
        });
    }

    /** A tenant's engines are mounted below its name. */
    private static Either<String, String> mount(Secret secret, Option<String> tenant) {
        return tenant.map(name -> SLUG.matcher(name).matches()
                        ? Either.<String, String>right("tenant-" + name + "/" + secret.engine())
                        : Either.<String, String>left(
                                "the tenant's id cannot name its secrets: lower-case letters, digits"
                                        + " and '-' only"))
                .getOrElse(() -> right(secret.engine()));
    }

    private Option<Kept> ready(Key key) {
        var now = clock.instant();
        return Option.<Kept>of(kept.get(key))
                .filter(known -> now.isBefore(known.end()))
                .map(known -> known.lease().isDefined() && known.renewable() && !now.isBefore(known.renew())
                        ? renewed(key, known)
                        : known);
    }

    /** One that is not renewed still holds until its end. */
    private Kept renewed(Key key, Kept known) {
        var wish =
                BaoClient.object().put("lease_id", known.lease().get()).put("increment", USUAL_LEASE.toSeconds() + "s");
        return ask(token -> client.put("sys/leases/renew", wish, Option.some(token)))
                .toOption()
                .filter(Said::isOk)
                .map(said -> lent(known.fields(), said.body()))
                .peek(fresh -> keep(key, fresh))
                .getOrElse(known);
    }

    private Either<String, Kept> fetch(Key key) {
        var dynamic = key.path().startsWith(DYNAMIC);
        var path = key.mount() + (dynamic ? "/" : "/data/") + key.path();
        return ask(token -> client.get(path, Option.some(token))).flatMap(said -> switch (said.status()) {
            case 200 -> dynamic ? lent(said) : stored(said);
            case 403 -> left(client.name() + " does not let this node read it");
            case 404 -> left(client.name() + " holds no such secret");
            default -> left(client.name() + " answers with HTTP " + said.status());
        });
    }

    private interface Question {
        Either<String, Said> put(String token);
    }

    /** A token may have been revoked before its time: then once more with a fresh one. */
    private Either<String, Said> ask(Question question) {
        return login.token()
                .flatMap(token -> question.put(token).flatMap(said -> {
                    if (!said.isDenied()) {
                        return right(said);
                    }
                    login.forget(token);
                    return login.token().flatMap(question::put);
                }));
    }

    private Either<String, Kept> stored(Said said) {
        var end = clock.instant().plus(STORED_KEPT);
        return fields(said.body().path("data").path("data"))
                .map(fields -> new Kept(fields, Option.none(), false, end, end));
    }

    private Either<String, Kept> lent(Said said) {
        return fields(said.body().path("data")).map(fields -> lent(fields, said.body()));
    }

    private Kept lent(Map<String, String> fields, JsonNode body) {
        var seconds = body.path("lease_duration").asLong(0);
        var life = seconds > 0 ? Duration.ofSeconds(seconds) : USUAL_LEASE;
        var now = clock.instant();
        return new Kept(
                fields,
                Option.some(body.path("lease_id").asText("")).filter(id -> !id.isEmpty()),
                body.path("renewable").asBoolean(false),
                now.plus(life.dividedBy(2)),
                now.plus(life));
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

    private void keep(Key key, Kept fresh) {
        kept.remove(key);
        if (kept.size() >= MOST_KEPT) {
            var oldest = kept.keySet().iterator().next();
            Option.<Kept>of(kept.remove(oldest)).forEach(this::giveBack);
        }
        kept.put(key, fresh);
    }

    private void giveBack(Kept lent) {
        lent.lease()
                .forEach(lease -> ask(token -> client.put(
                        "sys/leases/revoke", BaoClient.object().put("lease_id", lease), Option.some(token))));
    }

    @Override
    public synchronized void close() {
        var now = clock.instant();
        kept.values().stream().filter(lent -> now.isBefore(lent.end())).forEach(this::giveBack);
        kept.clear();
        login.end();
        client.close();
    }
}
