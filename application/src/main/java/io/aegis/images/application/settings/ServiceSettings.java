package io.aegis.images.application.settings;

import io.vavr.control.Option;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How the node's service is reached, and what it does besides answering.
 *
 * @param socket its unix socket; empty takes {@code aegis-images.sock} in the data directory
 * @param listen where it listens on TCP besides; empty leaves it at the socket
 * @param grace how long running pulls may go on when the service is asked to end
 * @param reconcileEvery how often the record is brought in line with what the runtime holds
 * @param webhooks who is told of events
 */
public record ServiceSettings(
        Option<Path> socket,
        Option<TcpListener> listen,
        Duration grace,
        Duration reconcileEvery,
        LogSettings log,
        List<WebhookSettings> webhooks) {

    public static final ServiceSettings DEFAULT = new ServiceSettings(
            Option.none(),
            Option.none(),
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            LogSettings.DEFAULT,
            List.of());

    /**
     * A place on the network. Other machines reach it only with both a token and TLS.
     *
     * @param hosts further names that clients may call it by
     * @param token the file that holds what clients show; empty asks for nothing
     */
    public record TcpListener(
            String host, int port, boolean loopback, List<String> hosts, Option<Path> token, Option<Tls> tls) {

        public TcpListener {
            if (!loopback && (token.isEmpty() || tls.isEmpty())) {
                throw new IllegalArgumentException("beyond loopback only with a token and TLS");
            }
        }
    }

    /** PEM files: a certificate with its chain, and its key. */
    public record Tls(Path certificate, Path key) {}
}
