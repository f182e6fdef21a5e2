package io.aegis.images.adapters.web.webhooks;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;

/**
 * The way to one receiver: made when it is first gone, since that may need a file, and anew when the file has changed. What is on
 * its way by an earlier one comes to its end there; an earlier one that nobody holds ends by itself.
 */
final class ReceiverClient implements AutoCloseable {

    private final Option<Path> issuers;
    private final Duration answer;
    private Option<Made> made = Option.none();

    private record Made(HttpClient client, Option<Stamp> stamp) {}

    /** Tells a file's content from another, as far as that can be told without reading it. */
    private record Stamp(FileTime changed, long size, String file) {}

    ReceiverClient(Option<Path> issuers, Duration answer) {
        this.issuers = issuers;
        this.answer = answer;
    }

    /** A left says in one line why there is none; the next time may be better. */
    synchronized Either<String, HttpClient> get() {
        try {
            // Before the file is read: what changes in between is seen the next time.
            var stamp = stamp();
            var current = made.filter(known -> known.stamp().equals(stamp));
            made = Option.some(current.isDefined() ? current.get() : new Made(make(), stamp));
            return Either.right(made.get().client());
        } catch (IOException | GeneralSecurityException unusable) {
            made = Option.none();
            return Either.left(
                    "the certificates in " + issuers.map(Path::toString).getOrElse("") + " cannot be read");
        }
    }

    /** The receiver's certificate was not trusted: the file is read again for the next time, however much it looks the same. */
    synchronized void mistrusted(HttpClient used) {
        made = made.filter(known -> known.client() != used);
    }

    private Option<Stamp> stamp() throws IOException {
        for (var file : issuers) {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Option.some(
                    new Stamp(attributes.lastModifiedTime(), attributes.size(), String.valueOf(attributes.fileKey())));
        }
        return Option.none();
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
        made.forEach(known -> known.client().shutdownNow());
    }
}
