package io.aegis.images.adapters.registry;

import io.vavr.Lazy;
import io.vavr.control.Try;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** The HTTP clients: one for all hosts that the system trusts, one for those not verified, and one for each with a CA of its own. */
final class Clients implements AutoCloseable {

    private final Certificates certificates;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient usual = client(builder -> {});
    private final Lazy<HttpClient> unverified = Lazy.of(() -> client(builder -> builder.sslContext(Tls.unverified())));
    private final Map<Authority, Own> own = new ConcurrentHashMap<>();

    Clients(Certificates certificates) {
        this.certificates = certificates;
    }

    private record Own(Certificates.Kept files, HttpClient client) {}

    private interface Kind {
        void applyTo(HttpClient.Builder builder);
    }

    /** A failure when the host has certificates of its own on this machine that cannot be read. */
    Try<HttpClient> forOrigin(Origin origin) {
        if (!origin.verified()) {
            return Try.success(unverified.get());
        }
        return certificates.of(origin.authority()).flatMap(files -> {
            if (files.isEmpty()) {
                return Try.success(usual);
            }
            // Certificates that were renewed hold from the next question on.
            var known = own.get(origin.authority());
            return known != null && known.files().equals(files)
                    ? Try.success(known.client())
                    : Tls.trusting(files).map(context -> renewed(origin.authority(), files, context));
        });
    }

    private HttpClient renewed(Authority host, Certificates.Kept files, SSLContext context) {
        var client = client(builder -> builder.sslContext(context));
        var before = own.put(host, new Own(files, client));
        if (before != null) {
            before.client().shutdown();
        }
        return client;
    }

    private HttpClient client(Kind kind) {
        // Version 1.1, because the offer of version 2 on a plain connection confuses old registries.
        var builder = HttpClient.newBuilder()
                .version(Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .executor(threads);
        kind.applyTo(builder);
        return builder.build();
    }

    @Override
    public void close() {
        own.values().forEach(host -> host.client().shutdownNow());
        if (unverified.isEvaluated()) {
            unverified.get().shutdownNow();
        }
        usual.shutdownNow();
        threads.shutdown();
    }
}
