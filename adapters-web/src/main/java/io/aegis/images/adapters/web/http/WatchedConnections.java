package io.aegis.images.adapters.web.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * HTTP/1.1 whose clients are watched: the web server itself reads and writes without any clock, and does not notice that a
 * client hangs up while it works.
 */
final class WatchedConnections implements ServerConnectionSelector, AutoCloseable {

    private static final Duration OFTEN = Duration.ofMillis(200);

    private final Http1ConnectionSelector http;
    private final Patience patience;
    private final Map<Connection, Runnable> watched = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watchdog = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("slow clients").factory());

    /**
     * How long a client may take.
     *
     * @param request from a request's first byte to its last
     * @param answer until it takes the next piece of an answer
     */
    record Patience(Duration request, Duration answer) {
        static final Patience USUAL = new Patience(Duration.ofSeconds(20), Duration.ofSeconds(60));
    }

    WatchedConnections(Http1Config config, Patience patience) {
        this.http = Http1ConnectionSelector.builder().config(config).build();
        this.patience = patience;
        var often = Math.clamp(patience.request().toMillis() / 4, 20, OFTEN.toMillis());
        watchdog.scheduleWithFixedDelay(this::lookAround, often, often, TimeUnit.MILLISECONDS);
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        var watch = new Stopwatch(patience.request(), patience.answer());
        var connection = new Connection(context.serverSocket()::get, watch);
        var served = http.connection(new WatchedContext(context, connection, watch));
        return new ServerConnection() {
            @Override
            public void handle(Limit limit) throws InterruptedException {
                watched.put(connection, () -> close(context));
                try {
                    ScopedValue.where(Connection.CURRENT, connection).call(() -> {
                        served.handle(limit);
                        return true;
                    });
                } finally {
                    watched.remove(connection);
                }
            }

            @Override
            public Duration idleTime() {
                return served.idleTime();
            }

            @Override
            public void close(boolean interrupt) {
                served.close(interrupt);
            }

            private void close(ConnectionContext slow) {
                try {
                    slow.serverSocket().close();
                } catch (UncheckedIOException gone) {
                    // So is the need to close it.
                }
            }
        };
    }

    private void lookAround() {
        watched.forEach((connection, close) -> {
            if (!connection.isWatched()) {
                close.run();
            }
        });
    }

    @Override
    public void close() {
        watchdog.shutdownNow();
    }
}
