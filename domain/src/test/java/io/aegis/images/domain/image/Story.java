package io.aegis.images.domain.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Given what happened, when something is asked, then this follows: on one image, asked for at noon, answered later. */
record Story(Image image) {

    static final ImageId AGENT = new ImageId(
            new NodeId("node-1"), ImageReference.parse("ghcr.io/acme/agent:1.4").get());
    static final PullId PULL = new PullId(new UUID(0, 1));
    static final PullId OTHER = new PullId(new UUID(0, 2));
    static final Requester ASKER = Requester.execution("exec-1");
    static final CredentialSource SOURCE = new CredentialSource("node configuration");
    static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    static final Duration WAITED = Duration.ofSeconds(5);
    static final Instant LATER = NOON.plus(WAITED);
    static final Platform AMD64 = new Platform("linux", "amd64", Option.none());
    static final Platform ARM64 = new Platform("linux", "arm64", Option.none());
    static final HeldImage OLD = held('a');
    static final HeldImage NEW = held('b');
    static final PullFailure BROKEN =
            new PullFailure.RegistryError(AGENT.reference().host(), new Detail("500"));

    static Story given(ImageEvent... history) {
        return new Story(List.of(history).stream().reduce(Image.initial(), Image::evolve, (_, last) -> last));
    }

    Outcome when(ImageCommand command) {
        return new Outcome(ImageAggregate.decide(command, image));
    }

    record Outcome(Either<ImageRejection, List<ImageEvent>> decision) {

        void then(ImageEvent... events) {
            assertThat(decision).isEqualTo(Either.right(List.of(events)));
        }

        void thenNothing() {
            then();
        }

        void isRejected(ImageRejection rejection) {
            assertThat(decision).isEqualTo(Either.left(rejection));
        }
    }

    static PullOrder order(PullPolicy policy) {
        return order(policy, AMD64);
    }

    static PullOrder order(PullPolicy policy, Platform platform) {
        return new PullOrder(AGENT, PULL, policy, Option.some(platform), ASKER, NOON);
    }

    static PullOrder order(PullPolicy policy, PullId pull) {
        return new PullOrder(AGENT, pull, policy, Option.some(AMD64), ASKER, NOON);
    }

    static PullImage pull(PullPolicy policy) {
        return pull(order(policy), Option.none(), 1);
    }

    static PullImage pull(PullPolicy policy, HeldImage held) {
        return pull(order(policy), held);
    }

    static PullImage pull(PullOrder order, HeldImage held) {
        return pull(order, Option.some(held), 1);
    }

    static PullImage pull(PullOrder order, Option<HeldImage> held, int attempt) {
        return new PullImage(order, held, SOURCE, Option.none(), attempt, LATER);
    }

    static ImagePullStarted started(PullPolicy policy, int attempt) {
        return started(order(policy), attempt);
    }

    static ImagePullStarted started(PullOrder order, int attempt) {
        return new ImagePullStarted(
                AGENT, order.pull(), order.policy(), order.platform(), SOURCE, attempt, ASKER, NOON, LATER);
    }

    static ImagePullCompleted completed(PullPolicy policy, PullSource source, HeldImage image, long bytes) {
        return completed(order(policy), source, image, bytes);
    }

    static ImagePullCompleted completed(PullOrder order, PullSource source, HeldImage image, long bytes) {
        return new ImagePullCompleted(
                AGENT,
                order.pull(),
                order.policy(),
                source,
                image,
                bytes,
                WAITED,
                Option.none(),
                Option.none(),
                Option.none(),
                ASKER,
                LATER);
    }

    static ImagePullFailed failed(PullPolicy policy, PullFailure failure, int attempt) {
        return failed(order(policy), failure, attempt);
    }

    static ImagePullFailed failed(PullOrder order, PullFailure failure, int attempt) {
        return new ImagePullFailed(
                AGENT, order.pull(), order.policy(), failure, attempt, WAITED, Option.none(), ASKER, LATER);
    }

    static ImageCached cached(HeldImage image) {
        return new ImageCached(AGENT, image, CachedBy.FOUND, Requester.NODE, LATER);
    }

    static ImageRemoved removed(HeldImage image) {
        return new ImageRemoved(AGENT, image, RemovalCause.OUTSIDE, 0, Requester.NODE, LATER);
    }

    private static HeldImage held(char hex) {
        var content = String.valueOf(hex).repeat(63);
        return new HeldImage(
                new Digest("sha256:1" + content), Option.some(new Digest("sha256:2" + content)), AMD64, 1000);
    }
}
