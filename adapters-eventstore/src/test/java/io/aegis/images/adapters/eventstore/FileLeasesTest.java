package io.aegis.images.adapters.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.adapters.eventstore.claims.FileLeases;
import io.aegis.images.application.port.ImageLeases;
import io.aegis.images.application.port.RecordFailure.Unusable;
import io.aegis.images.contracts.record.ImageLeasesContract;
import io.aegis.images.domain.reference.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FileLeasesTest extends ImageLeasesContract {

    private static final ImageReference AGENT =
            ImageReference.parse("ghcr.io/acme/agent:1").get();

    @RegisterExtension
    final FreshRecord fresh = new FreshRecord();

    @TempDir
    Path directory;

    @Override
    protected ImageLeases leases() {
        return fresh.node().leases();
    }

    @Test
    void keepsApartTwoThatOpenedTheSameDirectory() {
        try (var one = new FileLeases(directory);
                var other = new FileLeases(directory)) {
            var use = one.use(AGENT).get();
            assertThat(other.remove(List.of(AGENT)).get()).isEmpty();
            use.close();
            one.close();
            other.remove(List.of(AGENT)).get().get().close();
        }
    }

    @Test
    void holdsOnThoughAnotherInTheProcessCloses() {
        try (var one = new FileLeases(directory);
                var other = new FileLeases(directory)) {
            other.use(AGENT).get().close();
            var use = one.use(AGENT).get();
            other.close();
            try (var third = new FileLeases(directory)) {
                assertThat(third.remove(List.of(AGENT)).get()).isEmpty();
            }
            use.close();
        }
    }

    @Test
    void keepsProcessesApartAndEndsWithThem() throws Exception {
        try (var leases = new FileLeases(directory);
                var child = ChildProcess.start(LeaseHolder.class, List.of(), directory.toString(), "use")) {
            assertThat(child.lines(1)).containsExactly("held");
            leases.use(AGENT).get().close();
            assertThat(leases.remove(List.of(AGENT)).get()).isEmpty();
            child.kill();
            await().until(() -> leases.remove(List.of(AGENT)).get().isDefined());
        }
    }

    @Test
    void waitsForARemovalInAnotherProcess() throws Exception {
        try (var leases = new FileLeases(directory);
                var child = ChildProcess.start(LeaseHolder.class, List.of(), directory.toString(), "remove")) {
            assertThat(child.lines(1)).containsExactly("held");
            var use = CompletableFuture.supplyAsync(() -> leases.use(AGENT).get());
            assertThat(leases.remove(List.of(AGENT)).get()).isEmpty();
            assertThat(use).isNotDone();
            child.kill();
            use.join().close();
        }
    }

    @Test
    void goesOnThoughAThreadIsInterrupted() {
        try (var leases = new FileLeases(directory)) {
            Thread.currentThread().interrupt();
            leases.use(AGENT).get().close();
            assertThat(Thread.interrupted()).isTrue();
            leases.use(AGENT).get().close();
        }
    }

    @Test
    void tellsThatTheDirectoryCannotBeUsed() {
        try (var leases = new FileLeases(directory.resolve("missing"))) {
            assertThat(leases.use(AGENT).getLeft()).isInstanceOf(Unusable.class);
        }
    }
}
