package io.aegis.images.adapters.credentials;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aegis.images.application.settings.OpenBaoSettings;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks OpenBao's HTTP API as far as a node uses it: AppRole login, renewal and revocation of tokens, secrets of the
 * key-value engine's second version, and leases of dynamic ones. What it says to a path can be scripted.
 */
final class BaoStub implements AutoCloseable {

    static final String ROLE = "node-role";
    static final String SECRET_ID = "the-s3cret-id";

    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final Map<String, Said> scripted = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> secrets = new ConcurrentHashMap<>();
    private final List<String> tokens = new CopyOnWriteArrayList<>();
    private final AtomicInteger counter = new AtomicInteger();
    private volatile long tokenSeconds = 3600;
    private volatile long leaseSeconds = 3600;

    record Heard(String request, String token, String namespace, String body) {}

    record Said(int status, String body, String location) {}

    BaoStub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    OpenBaoSettings settings() {
        return new OpenBaoSettings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                ROLE,
                "OPENBAO_SECRET_ID",
                Option.some("aegis-system"),
                Option.none(),
                Option.none(),
                Option.none());
    }

    /** @param path {@code cicd/data/team}, {@code docker/creds/pull} */
    BaoStub keeps(String path, Map<String, String> fields) {
        secrets.put(path, fields);
        return this;
    }

    BaoStub says(String path, int status, String body) {
        scripted.put(path, new Said(status, body, ""));
        return this;
    }

    BaoStub redirects(String path, String location) {
        scripted.put(path, new Said(307, "", location));
        return this;
    }

    BaoStub givesTokensFor(long seconds) {
        tokenSeconds = seconds;
        return this;
    }

    BaoStub lendsFor(long seconds) {
        leaseSeconds = seconds;
        return this;
    }

    /** No token that it has given counts any more. */
    void forgetsTokens() {
        tokens.clear();
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    long asked(String request) {
        return heard.stream().filter(asked -> asked.request().equals(request)).count();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().replaceFirst("^/v1/", "");
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var token = header(exchange, "X-Vault-Token");
        heard.add(new Heard(
                exchange.getRequestMethod() + " " + path, token, header(exchange, "X-Vault-Namespace"), body));
        var said = Option.<Said>of(scripted.get(path)).getOrElse(() -> reply(path, token, body));
        if (!said.location().isEmpty()) {
            exchange.getResponseHeaders().set("Location", said.location());
        }
        var bytes = said.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(said.status(), bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Option.of(exchange.getRequestHeaders().getFirst(name)).getOrElse("");
    }

    private Said reply(String path, String token, String body) {
        if (path.equals("auth/approle/login")) {
            return body.contains('"' + ROLE + '"') && body.contains('"' + SECRET_ID + '"')
                    ? login()
                    : error(400, "invalid role or secret ID");
        }
        if (!tokens.contains(token)) {
            return error(403, "permission denied");
        }
        return switch (path) {
            case "auth/token/renew-self" -> auth(token);
            case "auth/token/lookup-self" -> ok("{\"data\":{}}");
            case "auth/token/revoke-self", "sys/leases/revoke" -> new Said(204, "", "");
            case "sys/leases/renew" -> lease("{}");
            default ->
                Option.<Map<String, String>>of(secrets.get(path))
                        .map(fields -> path.contains("/creds/") ? lease(json(fields)) : stored(fields))
                        .getOrElse(() -> error(404, ""));
        };
    }

    private Said login() {
        var fresh = "token-" + counter.incrementAndGet();
        tokens.add(fresh);
        return auth(fresh);
    }

    private Said auth(String token) {
        return ok("{\"auth\":{\"client_token\":\"%s\",\"lease_duration\":%d,\"renewable\":true}}"
                .formatted(token, tokenSeconds));
    }

    private Said lease(String data) {
        return ok("{\"lease_id\":\"docker/creds/pull/%d\",\"lease_duration\":%d,\"renewable\":true,\"data\":%s}"
                .formatted(counter.get(), leaseSeconds, data));
    }

    private static Said stored(Map<String, String> fields) {
        return ok("{\"data\":{\"data\":%s,\"metadata\":{\"version\":1}}}".formatted(json(fields)));
    }

    private static String json(Map<String, String> fields) {
        var json = BaoClient.object();
        fields.forEach(json::put);
        return json.toString();
    }

    private static Said ok(String body) {
        return new Said(200, body, "");
    }

    private static Said error(int status, String message) {
        return new Said(status, "{\"errors\":[\"" + message + "\"]}", "");
    }
}
