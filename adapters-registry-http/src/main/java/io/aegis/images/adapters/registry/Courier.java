package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.Cancellation;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest.Builder;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one request over one connection and reads the whole answer: in time, bounded, and until it is cancelled. */
final class Courier implements AutoCloseable {

    private static final int LEAST_PER_DEADLINE = 64 * 1024;
    private static final String USER_AGENT = "aegis-images";

    private final Clients clients;
    private final Duration timeout;

    Courier(Clients clients, Duration timeout) {
        this.clients = clients;
        this.timeout = timeout;
    }

    Deadline deadline() {
        return Deadline.in(timeout);
    }

    Duration timeout() {
        return timeout;
    }

    Try<Answer> ask(
            Origin origin,
            URI address,
            Ask ask,
            Option<String> authorization,
            Deadline deadline,
            Cancellation cancellation) {
        var request = HttpRequest.newBuilder(address).method(ask.method(), BodyPublishers.noBody());
        ask.accepted().forEach(mediaType -> request.header("Accept", mediaType));
        ask.range().forEach(range -> request.header("Range", range));
        authorization.forEach(shown -> request.header("Authorization", shown));
        return send(origin, request, ask.reading().get(), deadline, cancellation);
    }

    Try<Answer> post(Origin origin, URI address, String form, Deadline deadline, Cancellation cancellation) {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form));
        return send(origin, request, Reading.inMemory(Ask.LARGEST_LIST), deadline, cancellation);
    }

    private Try<Answer> send(
            Origin origin, Builder request, Reading reading, Deadline deadline, Cancellation cancellation) {
        var built = request.header("User-Agent", USER_AGENT).build();
        return clients.forOrigin(origin).flatMap(client -> exchange(client, built, reading, deadline, cancellation));
    }

    private Try<Answer> exchange(
            HttpClient client, HttpRequest request, Reading reading, Deadline deadline, Cancellation cancellation) {
        var exchange = client.sendAsync(request, reading);
        // Cancelling the exchange closes its connection, whatever it waits for.
        try (var _ = cancellation.onCancel(() -> exchange.cancel(true))) {
            return Try.success(Answer.of(await(exchange, reading, deadline)));
        } catch (ExecutionException failed) {
            return Try.failure(failed.getCause() == null ? failed : failed.getCause());
        } catch (CancellationException cancelled) {
            return Try.failure(cancelled);
        } catch (TimeoutException late) {
            exchange.cancel(true);
            return Try.failure(late);
        } catch (InterruptedException interrupted) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            return Try.failure(new CancellationException());
        } finally {
            reading.end();
        }
    }

    /** A body that moves wins another deadline each time; one that trickles does not. */
    private <T> T await(Future<T> exchange, Reading reading, Deadline first)
            throws InterruptedException, ExecutionException, TimeoutException {
        var deadline = first;
        long before = 0;
        while (true) {
            try {
                return exchange.get(deadline.nanosLeft(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                long moved = reading.moved();
                if (moved - before < LEAST_PER_DEADLINE) {
                    throw moved == 0 ? late : new Stalled();
                }
                before = moved;
                deadline = deadline();
            }
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
