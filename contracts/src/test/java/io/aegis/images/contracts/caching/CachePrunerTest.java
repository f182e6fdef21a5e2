package io.aegis.images.contracts.caching;

import static io.aegis.images.contracts.caching.CacheOfTests.image;
import static io.aegis.images.contracts.caching.CacheOfTests.told;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.cache.CachePruner.Wanted;
import java.util.List;
import org.junit.jupiter.api.Test;

class CachePrunerTest {

    private static final Wanted DANGLING = new Wanted(false, List.of(), false, false);
    private static final Wanted ALL = new Wanted(true, List.of(), false, false);

    private final CacheOfTests node = new CacheOfTests();

    @Test
    void removesWhatHasNoNameAndLeavesTheRest() {
        node.used(1, 24);
        node.engine.holdNameless(image(2).imageId(), 70);

        var outcomes = node.cache().pruner().prune(DANGLING).get();
        assertThat(told(outcomes)).containsExactly("keep ghcr.io/acme/agent-1:1", "removed " + image(2).imageId());
        assertThat(outcomes.getLast().bytesFreed()).isEqualTo(70);
        assertThat(node.removedOnRecord()).isEmpty();
    }

    @Test
    void leavesWhatSomebodyIsJustBringingAndHasNotNamedYet() {
        var brought = image(2).imageId();
        node.engine.holdNameless(brought, 70);
        try (var _ = node.leases.use(brought).get()) {
            assertThat(told(node.cache().pruner().prune(DANGLING).get())).containsExactly("keep " + brought);
        }
        assertThat(told(node.cache().pruner().prune(DANGLING).get())).containsExactly("removed " + brought);
    }

    @Test
    void removesAllThatIsUnusedAndCanBeFetchedAgain() {
        node.used(1, 24);
        node.used(2, 24);
        node.used(3, 0);
        node.used(4, 24);
        node.engine.use("c-1", image(2).imageId());
        node.registry.lacks("ghcr.io/acme/agent-4", image(4).digest().get());

        assertThat(told(node.cache().pruner().prune(ALL).get()))
                .containsExactly(
                        "removed ghcr.io/acme/agent-1:1",
                        "keep ghcr.io/acme/agent-2:1",
                        "keep ghcr.io/acme/agent-3:1",
                        "keep ghcr.io/acme/agent-4:1");
        assertThat(node.removedOnRecord()).containsExactly("ghcr.io/acme/agent-1:1 pruned 100");
    }

    @Test
    void doesNothingWhereOnlyAsked() {
        node.used(1, 24);
        assertThat(told(node.cache()
                        .pruner()
                        .prune(new Wanted(true, List.of(), false, true))
                        .get()))
                .containsExactly("remove ghcr.io/acme/agent-1:1");
        assertThat(node.runtime.list().get()).hasSize(1);
    }
}
