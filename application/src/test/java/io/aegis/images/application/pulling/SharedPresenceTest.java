package io.aegis.images.application.pulling;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ContainerRuntime;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.application.port.PullObserver;
import io.aegis.images.application.port.PullRequest;
import io.aegis.images.application.port.PulledImage;
import io.aegis.images.application.port.RuntimeDescription;
import io.aegis.images.application.port.StoragePlace;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SharedPresenceTest {

    private static final ImageReference AGENT =
            ImageReference.parse("ghcr.io/acme/agent:1.4").get();
    private static final Either<PullFailure, Option<HeldImage>> ABSENT = Either.right(Option.none());

    private final SlowRuntime runtime = new SlowRuntime();
    private final SharedPresence presence = new SharedPresence(runtime);

    @Test
    void looksAnewForWhoAsksAfterALookHasBegun() {
        var first = ask();
        runtime.awaitLooks(1);
        var second = ask();
        runtime.answer(0);
        runtime.awaitLooks(2);

        assertThat(first.join()).isEqualTo(ABSENT);
        assertThat(second).isNotDone();
        runtime.answer(1);
        assertThat(second.join()).isEqualTo(ABSENT);
    }

    @Test
    void looksOnceMoreForAllWhoAskWhileALookIsUnderWay() {
        ask();
        runtime.awaitLooks(1);
        var waiting = IntStream.range(0, 1000)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> presence.find(AGENT)))
                .toList();
        waiting.forEach(SharedPresenceTest::awaitParked);
        runtime.answer(0);
        runtime.awaitLooks(2);
        runtime.answer(1);
        waiting.forEach(SharedPresenceTest::awaitEnd);

        assertThat(runtime.looks()).isEqualTo(2);
    }

    @Test
    void looksAtDifferentImagesSideBySide() {
        ask();
        runtime.awaitLooks(1);
        var other = ask(ImageReference.parse("ghcr.io/acme/other").get());
        runtime.awaitLooks(2);
        runtime.answer(1);

        assertThat(other.join()).isEqualTo(ABSENT);
    }

    private CompletableFuture<Either<PullFailure, Option<HeldImage>>> ask() {
        return ask(AGENT);
    }

    private CompletableFuture<Either<PullFailure, Option<HeldImage>>> ask(ImageReference reference) {
        return CompletableFuture.supplyAsync(
                        () -> presence.find(reference),
                        task -> Thread.ofVirtual().start(task))
                .orTimeout(30, TimeUnit.SECONDS);
    }

    private static void awaitParked(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void awaitEnd(Thread thread) {
        while (thread.isAlive()) {
            Thread.onSpinWait();
        }
    }

    /** Answers each look when the test says so. */
    private static final class SlowRuntime implements ContainerRuntime {
        private final List<CompletableFuture<Either<PullFailure, Option<HeldImage>>>> looks =
                new CopyOnWriteArrayList<>();

        int looks() {
            return looks.size();
        }

        void awaitLooks(int begun) {
            while (looks.size() < begun) {
                Thread.onSpinWait();
            }
        }

        void answer(int look) {
            looks.get(look).complete(ABSENT);
        }

        @Override
        public Either<PullFailure, Option<HeldImage>> find(ImageReference reference) {
            var look = new CompletableFuture<Either<PullFailure, Option<HeldImage>>>();
            looks.add(look);
            return look.join();
        }

        @Override
        public Either<PullFailure, RuntimeDescription> describe() {
            throw new AssertionError("not asked here");
        }

        @Override
        public Either<PullFailure, PulledImage> pull(
                PullRequest request, PullObserver observer, Cancellation cancellation) {
            throw new AssertionError("not asked here");
        }

        @Override
        public Either<PullFailure, List<ListedImage>> list() {
            throw new AssertionError("not asked here");
        }

        @Override
        public Either<PullFailure, Integer> pullsAtOnce() {
            return Either.right(1);
        }

        @Override
        public Either<PullFailure, List<StoragePlace>> storage() {
            throw new AssertionError("not asked here");
        }

        @Override
        public void close() {}
    }
}
