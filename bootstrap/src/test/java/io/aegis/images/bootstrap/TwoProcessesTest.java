package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.adapters.eventstore.EventStoreAdapter;
import io.aegis.images.adapters.eventstore.NodeRecord;
import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageEnsurer;
import io.aegis.images.application.LoadedContent;
import io.aegis.images.application.PullIds;
import io.aegis.images.application.SystemTimers;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.NodePorts;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.TimeAndChance;
import io.aegis.images.application.settings.PullSettings;
import io.aegis.images.contracts.registry.InMemoryRegistry;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.contracts.runtime.InMemoryRuntime;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes' worth of memory over one record in one file: what one process knows of the other is what is on record. */
@Timeout(60)
class TwoProcessesTest {
    private static final NodeId NODE = new NodeId("node-7");
    private static final ImageReference AGENT =
            ImageReference.parse("ghcr.io/acme/agent:1.4").get();

    @TempDir
    Path data;

    private final InMemoryRuntime runtime =
            new InMemoryRuntime().serve(AGENT, TestImage.fresh(1).held());

    @Test
    void handNobodyWhatTheOtherIsJustBringing() throws Exception {
        var visible = new CountDownLatch(1);
        var looked = new CountDownLatch(1);
        try (var one = open();
                var other = open()) {
            var pulling = CompletableFuture.supplyAsync(
                    () -> ensurer(one).ensure(EnsureRequest.of(AGENT), whenDone(visible, looked), Cancellation.none()));
            visible.await();
            var second = ensurer(other).ensure(EnsureRequest.of(AGENT).under(PullPolicy.NEVER));
            looked.countDown();

            assertThat(pulling.join().isRight()).isTrue();
            assertThat(second.mapLeft(EnsureFailure::failure).getLeft()).isInstanceOf(AccessDenied.class);
        }
    }

    private NodeRecord open() {
        return EventStoreAdapter.open(data, NODE).get();
    }

    private ImageEnsurer ensurer(NodeRecord record) {
        var clock = InstantSource.system();
        return new ImageEnsurer(
                new NodePorts(
                        NODE,
                        new LoadedContent(runtime, record.inventory(), NODE),
                        _ -> Either.right(FoundCredential.anonymous()),
                        new InMemoryRegistry(),
                        record.images(),
                        record.audit(),
                        record.inventory(),
                        record.claims(),
                        record.leases(),
                        record.proofs(),
                        record.budgets()),
                PullSettings.DEFAULT,
                new TimeAndChance(clock, new SystemTimers(), new PullIds(clock, new SecureRandom())));
    }

    /** The runtime shows the image by then; its pull is not over before the latch is. */
    private static PullObserver whenDone(CountDownLatch visible, CountDownLatch latch) {
        return new PullObserver() {
            @Override
            public void progressed(LayerProgress layer) {
                if (layer.phase() == Phase.DONE) {
                    visible.countDown();
                    awaitQuietly(latch);
                }
            }
        };
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }
}
