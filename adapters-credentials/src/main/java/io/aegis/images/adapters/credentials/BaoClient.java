package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.application.settings.OpenBaoSettings;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks OpenBao over HTTP. Follows no redirect: a token goes to the configured address or nowhere. What is answered beyond a
 * megabyte, or too late, is no answer.
 */
final class BaoClient implements AutoCloseable {

    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(BaoClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int LARGEST = 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final OpenBaoSettings settings;
    private final Duration longest;
    private @Nullable HttpClient client;

    BaoClient(OpenBaoSettings settings, Duration longest) {
        this.settings = settings;
        this.longest = longest;
    }

    /** @param body an object; a missing node where there is none */
    record Said(int status, JsonNode body) {

        boolean isOk() {
            return status == 200 || status == 204;
        }

        boolean isDenied() {
            return status == 403;
        }

        @Override
        public String toString() {
            return "Said[" + status + "]";
        }
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** As failures call it. */
    String name() {
        return "OpenBao at " + settings.address().getRawAuthority();
    }

    Either<String, Said> get(String path, Option<String> token) {
        return send("GET", path, BodyPublishers.noBody(), token);
    }

    Either<String, Said> put(String path, ObjectNode body, Option<String> token) {
        return send("PUT", path, BodyPublishers.ofString(body.toString()), token);
    }

    private Either<String, Said> send(String method, String path, BodyPublisher body, Option<String> token) {
        try {
            var request = HttpRequest.newBuilder(address(path))
                    .method(method, body)
                    .header("Accept", "application/json")
                    .header("X-Vault-Request", "true");
            settings.namespace().forEach(namespace -> request.header("X-Vault-Namespace", namespace));
            token.forEach(shown -> request.header("X-Vault-Token", shown));
            return connected().flatMap(connected -> exchange(connected, request.build()));
        } catch (IllegalArgumentException unsendable) {
            return left(name() + " cannot be asked: its address or namespace cannot stand in a request");
        }
    }

    private URI address(String path) {
        return URI.create(settings.address().toString().replaceFirst("/+$", "") + "/v1/" + path);
    }

    private Either<String, Said> exchange(HttpClient connected, HttpRequest request) {
        var exchange = connected.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            var response = exchange.get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return said(response.statusCode(), response.body());
        } catch (TimeoutException late) {
            return left(name() + " did not answer within " + longest.toMillis() + " ms");
        } catch (ExecutionException failed) {
            return left(name() + reason(Option.<Throwable>of(failed.getCause()).getOrElse(failed)));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return left(name() + " was not waited for");
        } finally {
            exchange.cancel(true);
        }
    }

    private Either<String, Said> said(int status, byte[] body) {
        if (status / 100 == 3) {
            return left(
                    name() + " redirects elsewhere, which is not followed: configure the address of its active node");
        }
        if (status == 503) {
            return left(name() + " is sealed, in standby, or not initialised");
        }
        if (status >= 500 || status == 429) {
            return left(name() + " answers with HTTP " + status);
        }
        try {
            var json = body.length == 0 ? MissingNode.getInstance() : JSON.readTree(body);
            return json.isObject() || json.isMissingNode()
                    ? right(new Said(status, json))
                    : left(name() + " answers with something else than a secret store does");
        } catch (IOException noJson) {
            LOG.debug("openbao answered no json status={} kind={}", status, noJson instanceof JsonProcessingException);
            return left(name() + " answers with something else than a secret store does");
        }
    }

    private static String reason(Throwable thrown) {
        return switch (thrown) {
            case ConnectException _ -> " cannot be reached";
            case SSLException _ -> " is not trusted over TLS";
            case IOException large
            when String.valueOf(large.getMessage()).contains("capacity") -> " answers with more than a megabyte";
            default -> " broke off its answer";
        };
    }

    /** Certificates that could not be read are tried again: somebody may have mended them. */
    private synchronized Either<String, HttpClient> connected() {
        var known = client;
        return known != null ? right(known) : connect().peek(fresh -> client = fresh);
    }

    private Either<String, HttpClient> connect() {
        var builder = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(CONNECT);
        try {
            BaoTls.context(settings).forEach(builder::sslContext);
            return right(builder.build());
        } catch (IOException | GeneralSecurityException unusable) {
            LOG.warn(
                    "openbao certificates cannot be used cause={}",
                    unusable.getClass().getSimpleName());
            return left(name() + ": its certificates (spec.secrets.backend.tls) cannot be read");
        }
    }

    @Override
    public synchronized void close() {
        Option.<HttpClient>of(client).forEach(HttpClient::shutdownNow);
        client = null;
    }
}
