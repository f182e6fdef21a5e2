package io.aegis.images.contracts.ensuring;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageEnsurer;
import io.aegis.images.application.NodeReconciler;
import io.aegis.images.application.OfflineCheck;
import io.aegis.images.application.Precacher;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.RecordedEvent;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.contracts.record.InMemoryAccessProofs;
import io.aegis.images.contracts.record.InMemoryClaims;
import io.aegis.images.contracts.record.InMemoryImages;
import io.aegis.images.contracts.record.InMemoryLeases;
import io.aegis.images.contracts.record.InMemoryRateBudgets;
import io.aegis.images.contracts.runtime.InMemoryProver;
import io.aegis.images.contracts.runtime.InMemoryReader;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A node in memory, whose runtime, credentials, record and time are in the test's hands. */
final class TestNode {

    final ManualTime time = new ManualTime();
    final ScriptedRuntime runtime = new ScriptedRuntime();
    final ScriptedChanges changes = new ScriptedChanges();
    final InMemoryImages record = new InMemoryImages();
    final InMemoryClaims claims = new InMemoryClaims();
    final InMemoryLeases leases = new InMemoryLeases();
    final ScriptedRegistry registry = new ScriptedRegistry();
    final InMemoryAccessProofs proofs = new InMemoryAccessProofs();
    final InMemoryReader contents = new InMemoryReader();
    final InMemoryProver prover = new InMemoryProver();
    final InMemoryRateBudgets budgets = new InMemoryRateBudgets();
    final ImageEnsurer ensurer;
    private final NodePorts ports;
    private final PullSettings settings;
    private final AtomicLong requests = new AtomicLong();
    private final List<Option<RequestCredential>> wanted = new CopyOnWriteArrayList<>();
    private final AtomicInteger credentialsAsked = new AtomicInteger();
    private volatile Images images = record;
    private volatile Either<PullFailure, FoundCredential> credential = Either.right(FoundCredential.anonymous());

    TestNode() {
        this(PullSettings.DEFAULT);
    }

    TestNode(PullSettings settings) {
        this.settings = settings;
        ports = new NodePorts(
                Given.NODE,
                runtime,
                request -> {
                    wanted.add(request.own());
                    credentialsAsked.incrementAndGet();
                    return credential;
                },
                registry,
                (command, trace) -> images.handle(command, trace),
                record,
                record,
                claims,
                leases,
                proofs,
                budgets);
        ensurer = new ImageEnsurer(ports, settings, timeAndChance());
    }

    /** Of another process of this node: it knows of this one's requests what is on record. */
    ImageEnsurer otherProcess() {
        return new ImageEnsurer(ports, settings, timeAndChance());
    }

    OfflineCheck offlineCheck() {
        return new OfflineCheck(ports, contents, prover, settings, timeAndChance());
    }

    Precacher precacher() {
        return new Precacher(ensurer, timeAndChance());
    }

    private TimeAndChance timeAndChance() {
        return new TimeAndChance(time, time, () -> Given.pull(requests.incrementAndGet()));
    }

    void recordsWith(Images other) {
        images = other;
    }

    void findsCredential(Either<PullFailure, FoundCredential> found) {
        credential = found;
    }

    /** What each request for a credential brought along. */
    List<Option<RequestCredential>> credentialsWanted() {
        return wanted;
    }

    int credentialsAsked() {
        return credentialsAsked.get();
    }

    Either<EnsureFailure, ImagePullCompleted> ensure(EnsureRequest request) {
        return ask(request).join();
    }

    CompletableFuture<Either<EnsureFailure, ImagePullCompleted>> ask(EnsureRequest request) {
        return ask(request, PullObserver.NONE, Cancellation.none());
    }

    /** Asks on a thread of its own; an answer that never comes is an exception in the end. */
    CompletableFuture<Either<EnsureFailure, ImagePullCompleted>> ask(
            EnsureRequest request, PullObserver observer, Cancellation cancellation) {
        return CompletableFuture.supplyAsync(
                        () -> ensurer.ensure(request, observer, cancellation),
                        task -> Thread.ofVirtual().start(task))
                .orTimeout(30, TimeUnit.SECONDS);
    }

    NodeReconciler reconciler() {
        return new NodeReconciler(ports, changes, time);
    }

    List<ImageEvent> events() {
        return record.events();
    }

    /** The trace that is kept with the newest event. */
    List<String> lastTrace() {
        RecordedEvent last = record.after(0, Integer.MAX_VALUE).get().getLast();
        return last.trace().steps().stream().map(TestNode::line).toList();
    }

    private static String line(DecisionTrace.Step step) {
        return step.after().toSeconds() + " s " + step.stage() + ": " + step.text();
    }
}
