package io.aegis.images.adapters.web.webhooks;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way to one receiver: made when it is first gone, since that may need a file. */
final class ReceiverClient implements AutoCloseable {

    private final Option<Path> issuers;
    private final Duration answer;
    private @Nullable HttpClient client;

    ReceiverClient(Option<Path> issuers, Duration answer) {
        this.issuers = issuers;
        this.answer = answer;
    }

    /** A left says in one line why there is none; the next time may be better. */
    synchronized Either<String, HttpClient> get() {
        var made = client;
        if (made != null) {
            return Either.right(made);
        }
        try {
            var begun = make();
            client = begun;
            return Either.right(begun);
        } catch (IOException | GeneralSecurityException unusable) {
            return Either.left(
                    "the certificates in " + issuers.map(Path::toString).getOrElse("") + " cannot be read");
        }
    }

    private HttpClient make() throws IOException, GeneralSecurityException {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(answer);
        for (var file : issuers) {
            builder.sslContext(Trust.with(file));
        }
        return builder.build();
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
