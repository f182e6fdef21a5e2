package io.aegis.images.contracts.caching;

import static io.aegis.images.contracts.caching.CacheOfTests.image;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.cache.ReferenceRemover.Outcome;
import io.aegis.images.application.port.ImageRemover.InUse;
import io.aegis.images.application.port.ImageRemover.NotThere;
import io.aegis.images.application.port.ImageRemover.Removed;
import io.aegis.images.application.port.ImageRemover.Untagged;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceRemoverTest {

    private final CacheOfTests node = new CacheOfTests();

    @Test
    void removesAndRecords() {
        var agent = node.used(1, 1);

        assertThat(node.cache().remover().remove(agent))
                .isEqualTo(Either.right(new Outcome(new Removed(100), Option.none())));
        assertThat(node.removedOnRecord()).containsExactly("ghcr.io/acme/agent-1:1 removed 100");
        assertThat(node.record.on(CacheOfTests.NODE).get()).isEmpty();
    }

    @Test
    void bringsOnRecordWhatWasNotBeforeItLeaves() {
        var found = reference("ghcr.io/acme/found:1");
        node.runtime.hold(found, image(1));
        node.cache().remover().remove(found);

        assertThat(node.record.events()).hasExactlyElementsOfTypes(ImageCached.class, ImageRemoved.class);
    }

    @Test
    void recordsThatTheDigestWentWithTheTag() {
        var agent = node.used(1, 1);
        var digest = reference(agent.name() + "@" + image(1).digest().get());
        node.hold(digest, 1, 1);
        node.cache().remover().remove(agent);

        assertThat(node.removedOnRecord()).containsExactly("ghcr.io/acme/agent-1:1 removed 100", digest + " removed 0");
    }

    @Test
    void recordsOneTagOfTwoAsFreeingNothing() {
        var agent = node.used(1, 1);
        node.hold(reference("ghcr.io/acme/agent-1:latest"), 1, 1);

        assertThat(node.cache().remover().remove(agent).get().removal()).isEqualTo(new Untagged());
        assertThat(node.removedOnRecord()).containsExactly("ghcr.io/acme/agent-1:1 removed 0");
    }

    @Test
    void recordsThatSomebodyElseHadRemovedIt() {
        var agent = node.used(1, 1);
        node.runtime.remove(agent);

        assertThat(node.cache().remover().remove(agent).get().removal()).isEqualTo(new NotThere());
        assertThat(node.removedOnRecord()).containsExactly("ghcr.io/acme/agent-1:1 outside 0");
    }

    @Test
    void leavesWhatIsUsedAndSaysByWhat() {
        var agent = node.used(1, 1);
        node.engine.use("c-1", image(1).imageId());

        assertThat(node.cache().remover().remove(agent).get().removal())
                .isInstanceOfSatisfying(
                        InUse.class, use -> assertThat(use.containers()).isEqualTo(List.of("c-1")));
        assertThat(node.cache().remover().preview(agent).get()).isInstanceOf(InUse.class);
        assertThat(node.removedOnRecord()).isEmpty();
    }

    @Test
    void tellsBeforehandWhatItWouldDo() {
        var agent = node.used(1, 1);
        assertThat(node.cache().remover().preview(agent)).isEqualTo(Either.right(new Removed(100)));
        assertThat(node.cache().remover().preview(reference("ghcr.io/acme/other:1")))
                .isEqualTo(Either.right(new NotThere()));
        assertThat(node.runtime.list().get()).hasSize(1);
    }

    private static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }
}
