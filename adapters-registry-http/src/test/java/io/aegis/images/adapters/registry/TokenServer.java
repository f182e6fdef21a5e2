package io.aegis.images.adapters.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** Issues the signed tokens that the distribution project's registry checks, to one user, for reading. */
final class TokenServer implements AutoCloseable {

    static final String ISSUER = "tokens.test";

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final String ALIAS = "tokens";
    private static final Pattern SCOPE = Pattern.compile("scope=repository%3A([a-z0-9%F/_-]+)%3Apull");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final KeyStore keys;
    private final UsernamePassword user;
    private final String service;

    private TokenServer(HttpServer server, KeyStore keys, UsernamePassword user, String service) {
        this.server = server;
        this.keys = keys;
        this.user = user;
        this.service = service;
    }

    static TokenServer start(UsernamePassword user, String service) {
        try {
            var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            var tokens = new TokenServer(server, keys(), user, service);
            server.createContext("/token", tokens::answer);
            server.start();
            return tokens;
        } catch (IOException | GeneralSecurityException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String realm() {
        return "http://" + host() + "/token";
    }

    /** What the registry checks the tokens with, as PEM. */
    String certificate() {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(encodedCertificate())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        var shown = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        var known = shown.equals("Basic " + Secrets.basic(user));
        var body = JSON.writeValueAsBytes(
                known
                        ? Map.of("token", token(exchange.getRequestURI().getRawQuery()), "expires_in", 300)
                        : Map.of("details", "incorrect username or password"));
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(known ? 200 : 401, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String token(String query) {
        try {
            var header = Map.of(
                    "typ",
                    "JWT",
                    "alg",
                    "RS256",
                    "x5c",
                    List.of(Base64.getEncoder().encodeToString(encodedCertificate())));
            var signed = encoded(JSON.writeValueAsBytes(header)) + "." + encoded(JSON.writeValueAsBytes(claims(query)));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign((PrivateKey) keys.getKey(ALIAS, PASSWORD));
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, Object> claims(String query) {
        var now = Instant.now().getEpochSecond();
        var scope = SCOPE.matcher(query);
        var access = scope.find()
                ? List.of(Map.of(
                        "type", "repository",
                        "name", scope.group(1).replace("%2F", "/"),
                        "actions", List.of("pull")))
                : List.of();
        return Map.of(
                "iss",
                ISSUER,
                "sub",
                user.username(),
                "aud",
                service,
                "iat",
                now,
                "nbf",
                now - 10,
                "exp",
                now + 300,
                "jti",
                UUID.randomUUID().toString(),
                "access",
                access);
    }

    private byte[] encodedCertificate() throws GeneralSecurityException {
        return keys.getCertificate(ALIAS).getEncoded();
    }

    private static String encoded(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    private static KeyStore keys() throws IOException, GeneralSecurityException, InterruptedException {
        var file = Files.createTempDirectory("tokens").resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=tokens",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .start();
        var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
