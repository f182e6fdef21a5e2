package io.aegis.images.adapters.web;

import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.adapters.web.node.ServedNode;
import io.aegis.images.application.StartProblem;
import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.HealthCheck.Status;
import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.application.resolution.Manifest;
import io.aegis.images.application.service.NodeService;
import io.aegis.images.application.service.ServiceIdentity;
import io.aegis.images.application.settings.LogSettings;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.application.settings.ServiceSettings;
import io.aegis.images.application.settings.ServiceSettings.TcpListener;
import io.aegis.images.application.settings.WebhookSettings;
import io.aegis.images.application.settings.WebhookSettings.Given;
import io.aegis.images.contracts.record.InMemoryDeliveryCursors;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.CustomRuntime;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service in this process over a node in memory, in a directory of its own. */
final class Served implements AutoCloseable {

    static final ImageReference AGENT =
            ImageReference.parse("ghcr.io/acme/agent:1.4").get();
    static final ImageReference OTHER =
            ImageReference.parse("ghcr.io/acme/other:2").get();
    static final String AGENT_SEGMENT = "ghcr.io%2Facme%2Fagent:1.4";

    /** A receiver that never is there. */
    static final WebhookSettings NOBODY = new WebhookSettings(
            "orchestrator",
            URI.create("http://127.0.0.1:9/hooks/s3cret-path"),
            new Given("s3cret-of-the-receiver"),
            Set.of(),
            Option.none(),
            Set.of(),
            false,
            Option.none());

    final MemoryNode node = new MemoryNode();
    final Path directory;
    final Path socket;
    final InMemoryDeliveryCursors cursors = new InMemoryDeliveryCursors();
    final List<String> log = new CopyOnWriteArrayList<>();
    volatile boolean ready = true;
    private final NodeService service;

    Served() {
        this(Option.none(), Duration.ofSeconds(5));
    }

    Served(Option<TcpListener> listener, Duration grace) {
        this(listener, grace, List.of());
    }

    /** One that tells this receiver of its events. */
    Served(WebhookSettings webhook) {
        this(Option.none(), Duration.ofSeconds(5), List.of(webhook));
    }

    private Served(Option<TcpListener> listener, Duration grace, List<WebhookSettings> webhooks) {
        this.directory = directory();
        this.socket = directory.resolve("s.sock");
        this.service = start(listener, grace, webhooks).get();
    }

    /** Tries to serve another node at the same place. */
    Either<StartProblem, NodeService> startAnother() {
        return WebAdapter.start(served(new MemoryNode()), ServiceSettings.DEFAULT, socket);
    }

    /** Serves another node at a place of its own. */
    NodeService startBeside(MemoryNode other) {
        return WebAdapter.start(served(other), ServiceSettings.DEFAULT, directory.resolve("beside.sock"))
                .get();
    }

    private Either<StartProblem, NodeService> start(
            Option<TcpListener> listener, Duration grace, List<WebhookSettings> webhooks) {
        node.runtime.serve(AGENT, image('a')).serve(OTHER, image('b'));
        return WebAdapter.start(
                served(node),
                new ServiceSettings(Option.none(), listener, grace, Duration.ofHours(1), LogSettings.DEFAULT, webhooks),
                socket);
    }

    private ServedNode served(MemoryNode other) {
        return new ServedNode(
                other,
                new ServiceIdentity(MemoryNode.ID, "1.0", directory, Option.none(), Option.none(), Option.none()),
                new Manifests(),
                () -> List.of(
                        ready
                                ? Finding.ok("runtime", "it answers")
                                : new Finding("runtime", Status.FAILURE, "it does not answer", "start it")),
                other.recording,
                InstantSource.system(),
                Map.of(),
                cursors,
                log::add);
    }

    Caller caller() {
        return new Caller(socket);
    }

    Routes routes() {
        return ((RunningService) service).routes();
    }

    int port() {
        var place = service.places().getLast();
        return Integer.parseInt(place.substring(place.lastIndexOf(':') + 1));
    }

    static HeldImage image(char digit) {
        return new HeldImage(
                new Digest("sha256:" + String.valueOf(digit).repeat(64)),
                Option.some(new Digest("sha256:0" + String.valueOf(digit).repeat(63))),
                new Platform("linux", "amd64", Option.none()),
                1000);
    }

    @Override
    public void close() {
        service.close();
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("web");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** Knows two manifests: an agent's, which names one image, and a workflow's, which names two. */
    private static final class Manifests implements Documents {
        @Override
        public Either<BadDocument, Manifest> manifest(Path file) {
            throw new AssertionError("a path of a request was to be opened: " + file);
        }

        @Override
        public Either<BadDocument, Manifest> manifest(String name, String text) {
            return switch (text.strip()) {
                case "agent", "{\"kind\":\"agent\"}" ->
                    Either.right(new Manifest("a", List.of(need(AGENT)), List.of()));
                case "workflow" -> Either.right(new Manifest("w", List.of(need(AGENT), need(OTHER)), List.of()));
                default -> Either.left(new BadDocument(name, Option.some(1), "is no manifest"));
            };
        }

        private static ImageNeed need(ImageReference image) {
            return new ImageNeed("agent a", new CustomRuntime(image), PullPolicy.ALWAYS, Option.none());
        }

        @Override
        public Either<BadDocument, FoundReferences> references(Path list) {
            throw new AssertionError("a path of a request was to be opened: " + list);
        }

        @Override
        public Either<BadDocument, FoundManifests> manifests(Path place) {
            throw new AssertionError("a path of a request was to be opened: " + place);
        }

        @Override
        public Either<BadDocument, RuntimeRegistry> runtimeRegistry(Option<Path> file) {
            return Either.right(new RuntimeRegistry(Map.of()));
        }

        @Override
        public Either<BadDocument, NodeSettings> nodeSettings(Option<Path> file) {
            return Either.right(NodeSettings.defaults());
        }
    }
}
