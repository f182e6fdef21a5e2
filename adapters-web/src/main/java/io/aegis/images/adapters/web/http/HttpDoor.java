package io.aegis.images.adapters.web.http;

import io.aegis.images.adapters.web.http.WatchedConnections.Patience;
import io.aegis.images.application.settings.ServiceSettings.TcpListener;
import io.aegis.images.application.settings.ServiceSettings.Tls;
import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The service's places, open: its socket, and its TCP port where one is configured. */
public final class HttpDoor implements AutoCloseable {

    private static final String TCP = "tcp";
    private static final int MOST_CONNECTIONS = 2000;

    private final WebServer server;
    private final WatchedConnections connections;
    private final SocketPlace socket;
    private final List<String> places;

    private HttpDoor(WebServer server, WatchedConnections connections, SocketPlace socket, List<String> places) {
        this.server = server;
        this.connections = connections;
        this.socket = socket;
        this.places = places;
    }

    /**
     * A left says in one line why a place cannot be opened; then none is.
     *
     * @param stopping while true, only reads are answered
     */
    public static Either<String, HttpDoor> open(
            Path socket, Option<TcpListener> listener, Routes routes, AtomicBoolean stopping) {
        return open(socket, listener, routes, stopping, Patience.USUAL);
    }

    static Either<String, HttpDoor> open(
            Path socket, Option<TcpListener> listener, Routes routes, AtomicBoolean stopping, Patience patience) {
        return token(listener)
                .flatMap(token -> SocketPlace.claim(socket)
                        .flatMap(place -> Try.of(() -> started(place, listener, token, routes, stopping, patience))
                                .toEither()
                                .mapLeft(thrown -> unusable(place, listener, thrown))));
    }

    private static Either<String, Option<Token>> token(Option<TcpListener> listener) {
        return listener.flatMap(TcpListener::token)
                .map(file -> Token.of(file).map(Option::some))
                .getOrElse(Either.right(Option.none()));
    }

    private static HttpDoor started(
            SocketPlace place,
            Option<TcpListener> listener,
            Option<Token> token,
            Routes routes,
            AtomicBoolean stopping,
            Patience patience)
            throws IOException {
        var connections = new WatchedConnections(http(), patience);
        var builder = WebServer.builder()
                .update(own -> listening(own, connections, new Reception(Guard.OF_SOCKET, routes, stopping)))
                .bindAddress(place.address())
                .shutdownHook(false);
        listener.forEach(tcp -> builder.putSocket(
                TCP,
                ListenerConfig.builder()
                        .update(own ->
                                listening(own, connections, new Reception(new TcpGuard(tcp, token), routes, stopping)))
                        .host(bare(tcp.host()))
                        .port(tcp.port())
                        .update(own -> tcp.tls().forEach(tls -> own.tls(tls(tls))))
                        .build()));
        var server = builder.build().start();
        place.openToGroup();
        return new HttpDoor(server, connections, place, places(place, listener, server));
    }

    private static void listening(
            ListenerConfig.BuilderBase<?, ?> listener, WatchedConnections connections, Reception reception) {
        listener.protocolsDiscoverServices(false)
                .addConnectionSelector(connections)
                .directHandlers(Refusals.handlers())
                .maxPayloadSize(Exchange.LARGEST_BODY)
                .maxTcpConnections(MOST_CONNECTIONS)
                .idleConnectionTimeout(Duration.ofSeconds(75))
                .idleConnectionPeriod(Duration.ofSeconds(15))
                .shutdownGracePeriod(Duration.ofSeconds(2))
                .routing(HttpRouting.builder().any(reception));
    }

    private static Http1Config http() {
        return Http1Config.builder()
                .maxPrologueLength(8 * 1024)
                .maxHeadersSize(16 * 1024)
                .validatePath(false) // ours are split and decoded segment by segment
                .build();
    }

    private static io.helidon.common.tls.Tls tls(Tls files) {
        return io.helidon.common.tls.Tls.builder()
                .privateKey(Keys.builder()
                        .pem(pem ->
                                pem.key(Resource.create(files.key())).certChain(Resource.create(files.certificate())))
                        .build())
                .privateKeyCertChain(Keys.builder()
                        .pem(pem ->
                                pem.key(Resource.create(files.key())).certChain(Resource.create(files.certificate())))
                        .build())
                .build();
    }

    private static List<String> places(SocketPlace place, Option<TcpListener> listener, WebServer server) {
        var places = new ArrayList<String>();
        places.add("unix://" + place.address());
        listener.forEach(tcp ->
                places.add((tcp.tls().isDefined() ? "https://" : "http://") + tcp.host() + ":" + server.port(TCP)));
        return List.copyOf(places);
    }

    private static String unusable(SocketPlace place, Option<TcpListener> listener, Throwable thrown) {
        var root = thrown;
        for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        place.close();
        return "the service cannot listen at unix://" + place.address()
                + listener.map(tcp -> " and " + tcp.host() + ":" + tcp.port()).getOrElse("") + ": " + root.getMessage();
    }

    private static String bare(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    public List<String> places() {
        return places;
    }

    /** Answers that are being written are written to their end, for two seconds at most. */
    @Override
    public void close() {
        server.stop();
        connections.close();
        socket.close();
    }
}
