package io.aegis.images.bootstrap;

import io.aegis.images.domain.content.ContentHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Something that answers like a registry with one image, and like an engine that holds this image once a pull of it has been asked for:
 * enough to go once through the talk with both.
 */
final class TrainingEngine implements AutoCloseable {
    private static final String LAYER = "\0".repeat(1024); // an empty tar

    private static final String CONFIGURATION = """
            {"architecture":"%1$s","os":"linux","config":{"Cmd":["/agent"]},"rootfs":{"type":"layers","diff_ids":["%2$s"]}}""".formatted(architecture(), digest(LAYER));

    private static final String MANIFEST =
            """
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
            "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%1$s","size":%2$d},\
            "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%3$s","size":%4$d}]}""".formatted(digest(CONFIGURATION), CONFIGURATION.length(), digest(LAYER), LAYER.length());

    /** What Docker and libpod tell of it, whichever is asked. */
    private static final String IMAGE = """
            {"Id":"%1$s","Digest":"%1$s","RepoTags":["%2$s:1"],"RepoDigests":["%2$s@%1$s"],"Architecture":"%3$s","Os":"linux",\
            "Size":1,"VirtualSize":1,"Config":{"Cmd":["/agent"]},"RootFS":{"Type":"layers","Layers":["%1$s"]}}""";

    private static final String PULL_BEGINS = """
            {"status":"Pulling from %1$s","id":"1"}\r
            {"status":"Already exists","progressDetail":{},"id":"ba9876543210"}\r
            {"status":"Pulling fs layer","progressDetail":{},"id":"0123456789ab"}\r
            {"status":"Waiting","progressDetail":{},"id":"0123456789ab"}\r
            {"status":"Downloading","progressDetail":{"current":1,"total":2},"progress":"[=>  ]","id":"0123456789ab"}\r
            """;

    private static final String PULL_ENDS = """
            {"status":"Verifying Checksum","progressDetail":{},"id":"0123456789ab"}\r
            {"status":"Download complete","progressDetail":{},"id":"0123456789ab"}\r
            {"status":"Extracting","progressDetail":{"current":1,"total":2},"progress":"[=>  ]","id":"0123456789ab"}\r
            {"status":"Pull complete","progressDetail":{},"id":"0123456789ab"}\r
            {"status":"Digest: %1$s"}\r
            %2$s\r
            """;

    private static final String NO_TLS = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
    /** A pull goes on until the registry has been asked beside it, and what it said is known; or until it will not be. */
    private static final int LONGEST_PULL_SECONDS = 5;

    private static final Duration FOR_THE_ANSWER = Duration.ofMillis(100);

    private static final int TLS_HANDSHAKE = 22;
    private static final String UNKNOWN = "{\"message\":\"No such image: image not known\"}";

    private final ServerSocketChannel engine;
    private final ServerSocketChannel registry;
    private final String repository;
    private final String digest = digest(MANIFEST);
    private final String version;
    /** How an engine ends what it tells of a pull that has succeeded. */
    private final String success;

    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile boolean held;

    TrainingEngine(Path socket, String component) throws IOException {
        this.success = component.startsWith("Podman")
                ? "{\"status\":\"Download complete\",\"progressDetail\":{},\"id\":\"" + digest.substring(7, 19) + "\"}"
                : "{\"status\":\"Status: Downloaded newer image for \"}";
        this.engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(socket));
        this.registry = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.repository = "127.0.0.1:" + registry.socket().getLocalPort() + "/aegis/training";
        this.version = "{\"Version\":\"1\",\"ApiVersion\":\"1.41\",\"Os\":\"linux\",\"Arch\":\"" + architecture()
                + "\",\"Components\":[{\"Name\":\"" + component + "\"}]}";
        Thread.ofVirtual().start(() -> serve(engine));
        Thread.ofVirtual().start(() -> serve(registry));
    }

    /** The reference of the image. */
    String image() {
        return repository + ":1";
    }

    private static String digest(String content) {
        return ContentHash.sha256(content.getBytes(StandardCharsets.US_ASCII)).value();
    }

    private static String architecture() {
        return System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    }

    private void serve(ServerSocketChannel server) {
        while (server.isOpen()) {
            try {
                var connection = server.accept();
                Thread.ofVirtual().start(() -> converse(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(SocketChannel connection) {
        try (connection) {
            var reader = new BufferedReader(Channels.newReader(connection, StandardCharsets.ISO_8859_1));
            reader.mark(1);
            if (reader.read() == TLS_HANDSHAKE) {
                send(connection, NO_TLS);
                return;
            }
            reader.reset();
            for (var request = reader.readLine(); request != null; request = reader.readLine()) {
                while (!reader.readLine().isEmpty()) {
                    // The headers of a question say nothing that matters here.
                }
                answer(connection, request);
            }
        } catch (IOException gone) {
            // So is the need for an answer.
        }
    }

    private void answer(SocketChannel connection, String request) throws IOException {
        if (request.contains("/images/create")) {
            pull(connection);
            return;
        }
        var body = body(request);
        var type = request.contains("/manifests/") ? "application/vnd.oci.image.manifest.v1+json" : "application/json";
        var head = "HTTP/1.1 " + (body.equals(UNKNOWN) ? "404 Not Found" : "200 OK") + "\r\nContent-Type: " + type
                + "\r\nDocker-Content-Digest: " + digest + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
        var answer = request.startsWith("HEAD") ? head : head + body;
        send(connection, answer);
        if (request.startsWith("GET") && request.contains("/manifests/")) {
            asked.countDown();
        }
    }

    private void pull(SocketChannel connection) throws IOException {
        send(connection, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
        send(connection, chunk(PULL_BEGINS.formatted(repository)));
        try {
            if (asked.await(LONGEST_PULL_SECONDS, TimeUnit.SECONDS)) {
                Thread.sleep(FOR_THE_ANSWER);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
        held = true;
        send(connection, chunk(PULL_ENDS.formatted(digest, success)) + chunk(""));
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }

    private static void send(SocketChannel connection, String text) throws IOException {
        connection.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private String body(String request) {
        if (request.contains("/manifests/")) {
            return MANIFEST;
        }
        if (request.contains("/blobs/")) {
            return request.contains(digest(LAYER)) ? LAYER : CONFIGURATION;
        }
        if (request.contains("/version")) {
            return version;
        }
        if (request.contains("/v2/ ")) {
            return "{}";
        }
        return held && request.contains("/json") ? IMAGE.formatted(digest, repository, architecture()) : UNKNOWN;
    }

    @Override
    public void close() throws IOException {
        engine.close();
        registry.close();
    }
}
