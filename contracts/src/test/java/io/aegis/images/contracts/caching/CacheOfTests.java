package io.aegis.images.contracts.caching;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.cache.ImageOutcome;
import io.aegis.images.application.cache.NodeCache;
import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.settings.CacheSettings;
import io.aegis.images.contracts.record.InMemoryAccessProofs;
import io.aegis.images.contracts.record.InMemoryClaims;
import io.aegis.images.contracts.record.InMemoryImages;
import io.aegis.images.contracts.record.InMemoryLeases;
import io.aegis.images.contracts.record.InMemoryRateBudgets;
import io.aegis.images.contracts.runtime.InMemoryLeftovers;
import io.aegis.images.contracts.runtime.InMemoryRemover;
import io.aegis.images.contracts.runtime.InMemoryRuntime;
import io.aegis.images.domain.cache.CacheRules;
import io.aegis.images.domain.cache.Watermark;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.image.PullOrder;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** A node in memory with a disk of a thousand bytes, at noon; its images take a hundred each. */
final class CacheOfTests {

    static final NodeId NODE = new NodeId("node-1");
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final Duration HOUR = Duration.ofHours(1);

    final InMemoryRuntime runtime = new InMemoryRuntime().onDiskOf(1000);
    final InMemoryRemover engine = runtime.remover();
    final InMemoryImages record = new InMemoryImages();
    final InMemoryLeases leases = new InMemoryLeases();
    final InMemoryLeftovers leftovers = new InMemoryLeftovers();
    final AnsweringRegistry registry = new AnsweringRegistry();
    private Images images = record;
    private long pulls;

    NodeCache cache() {
        return cache(new CacheRules(HOUR, List.of(), false));
    }

    /** Collected above 80 % until 60 % are used. */
    NodeCache cache(CacheRules rules) {
        var ports = new NodePorts(
                NODE,
                runtime,
                _ -> right(FoundCredential.anonymous()),
                registry,
                (command, trace) -> images.handle(command, trace),
                record,
                record,
                new InMemoryClaims(),
                leases,
                new InMemoryAccessProofs(),
                new InMemoryRateBudgets());
        var settings = new CacheSettings(
                new Watermark.Used(80), new Watermark.Used(60), rules, false, false, HOUR, Option.none());
        return NodeCache.over(ports, engine, leftovers, record, settings, InstantSource.fixed(NOON));
    }

    void recordsWith(Images other) {
        images = other;
    }

    /** The image of this number, last used so many hours ago; its registry has it. */
    ImageReference used(int number, int hoursAgo) {
        var reference =
                ImageReference.parse("ghcr.io/acme/agent-" + number + ":1").get();
        hold(reference, number, hoursAgo);
        return reference;
    }

    void hold(ImageReference reference, int content, int hoursAgo) {
        var image = image(content);
        runtime.hold(reference, image);
        registry.has(reference.name(), image.digest().get());
        var at = NOON.minus(Duration.ofHours(hoursAgo));
        var order = new PullOrder(
                new ImageId(NODE, reference),
                new PullId(new UUID(0, ++pulls)),
                PullPolicy.IF_NOT_PRESENT,
                Option.none(),
                Requester.NODE,
                at);
        record.handle(
                new PullImage(order, Option.some(image), CredentialSource.ANONYMOUS, Option.none(), 1, at),
                DecisionTrace.EMPTY);
    }

    List<String> removedOnRecord() {
        return record.events().stream()
                .filter(ImageRemoved.class::isInstance)
                .map(ImageRemoved.class::cast)
                .map(event -> event.id().reference() + " " + event.cause() + " " + event.bytesFreed())
                .toList();
    }

    static List<String> told(List<ImageOutcome> outcomes) {
        return outcomes.stream()
                .map(outcome -> outcome.action() + " " + outcome.image().title())
                .toList();
    }

    static HeldImage image(int content) {
        var hex = "%063x".formatted(content);
        return new HeldImage(
                new Digest("sha256:a" + hex),
                Option.some(new Digest("sha256:b" + hex)),
                new Platform("linux", "amd64", Option.none()),
                100);
    }

    static Either<PullFailure, RemoteManifest> answer(Option<Digest> digest, PullFailure otherwise) {
        return digest.<Either<PullFailure, RemoteManifest>>map(found ->
                        right(new RemoteManifest(found, "application/vnd.oci.image.manifest.v1+json", "ghcr.io")))
                .getOrElse(() -> left(otherwise));
    }
}
