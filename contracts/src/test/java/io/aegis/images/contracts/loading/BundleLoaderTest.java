package io.aegis.images.contracts.loading;

import static io.aegis.images.contracts.loading.MemoryNode.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.loading.LoadFailure;
import io.aegis.images.application.loading.LoadFailure.BadArchive;
import io.aegis.images.application.loading.LoadFailure.BaseMissing;
import io.aegis.images.application.loading.LoadFailure.NotInArchive;
import io.aegis.images.application.loading.LoadFailure.NotTaken;
import io.aegis.images.application.loading.LoadListener;
import io.aegis.images.application.loading.LoadReport;
import io.aegis.images.application.loading.LoadReport.Entry;
import io.aegis.images.application.loading.LoadRequest;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageLeases.Lease;
import io.aegis.images.application.port.LoadObserver;
import io.aegis.images.contracts.bundle.InMemoryArchive;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.RequestCredential.Variable;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BundleLoaderTest {

    private static final ImageReference PYTHON =
            ImageReference.parse("python:3.11").get();
    private static final Platform ARM = new Platform("linux", "arm64", Option.none());

    private final MemoryNode node = new MemoryNode();
    private final InMemoryArchive archive = new InMemoryArchive();
    private final TestImage agent = TestImage.of(1, "amd64", 512);
    private final TestImage python = TestImage.of(2, "amd64", 512);

    @Test
    void bringsEveryImageUnderItsReferenceAndRecordsIt() {
        archive.with(agent, AGENT).with(python, PYTHON);
        assertThat(load().entries()).extracting(Entry::reference).containsExactly(AGENT, PYTHON);
        assertThat(load().entries()).allMatch(entry -> entry.outcome().isRight());
        assertThat(node.record.events())
                .hasSize(2)
                .allSatisfy(event -> assertThat(((ImageCached) event).how()).isEqualTo(CachedBy.LOADED));
        assertThat(node.record
                        .find(new ImageId(MemoryNode.ID, AGENT))
                        .get()
                        .get()
                        .image()
                        .digest())
                .contains(agent.manifest().digest());
    }

    @Test
    void readsNothingOfWhatIsThere() {
        archive.with(agent, AGENT);
        assertThat(load().entries().getFirst().outcome().get().loaded()).isTrue();
        archive.read().clear();
        assertThat(load().entries().getFirst().outcome().get().loaded()).isFalse();
        assertThat(archive.read()).isEmpty();
        assertThat(node.record.events()).hasSize(1);
    }

    @Test
    void givesADigestToWhatWasThereWithoutOne() {
        node.runtime.hold(AGENT, new HeldImage(agent.config().digest(), Option.none(), agent.platform(), 512));
        node.reconciler().followRuntime().get();
        archive.with(agent, AGENT);
        load();
        assertThat(node.content
                        .find(AGENT.withDigest(agent.manifest().digest()))
                        .get())
                .isNotEmpty();
    }

    @Test
    void letsAnExecutionHaveByDigestWithoutANetworkWhatWasLoaded() {
        archive.with(agent, AGENT);
        load();
        var pinned = AGENT.withDigest(agent.manifest().digest());
        var request = EnsureRequest.of(pinned).under(PullPolicy.NEVER);
        assertThat(node.ensure(request).get().source()).isEqualTo(PullSource.CACHED);
        assertThat(node.ensure(request).get().image().digest())
                .contains(agent.manifest().digest());
    }

    @Test
    void leadsThereByTheDigestOfTheIndexAndOfThePlatformsManifest() {
        var index = TestImage.index(agent, TestImage.of(3, "arm64", 512));
        archive.withIndex(agent, index, AGENT);
        load();
        assertThat(node.content.find(AGENT.withDigest(index.digest())).get()).isNotEmpty();
        assertThat(node.content
                        .find(AGENT.withDigest(agent.manifest().digest()))
                        .get())
                .isNotEmpty();
        assertThat(node.content.find(AGENT).get().get().digest()).contains(index.digest());
        assertThat(node.reconciler().followRuntime().get()).isEmpty();
    }

    @Test
    void givesAReferenceByDigestATagThatTellsIt() {
        var byDigest = AGENT.byDigest(agent.manifest().digest());
        archive.with(agent, byDigest);
        assertThat(load().entries().getFirst().reference()).isEqualTo(byDigest);
        var tag = agent.manifest().digest().value().replace(':', '-');
        assertThat(node.runtime
                        .find(ImageReference.parse(AGENT.name() + ":" + tag).get())
                        .get())
                .isNotEmpty();
        assertThat(node.content.find(byDigest).get()).isNotEmpty();
    }

    @Test
    void isOpenToEverybodyAsWhatWasThereBeforehand() {
        archive.with(agent, AGENT);
        load();
        var request = EnsureRequest.of(AGENT).under(PullPolicy.NEVER).with(new Variable("TEAM_B"));
        assertThat(node.ensure(request).get().source()).isEqualTo(PullSource.CACHED);
    }

    @Test
    void loadsNothingOfAnArchiveThatIsDamagedAnywhere() {
        archive.with(agent, AGENT).with(python, PYTHON).damage(python.layers().getFirst());
        assertThat(loader(everything()).getLeft()).isInstanceOf(BadArchive.class);
        assertThat(loader(everything()).getLeft().name()).isEqualTo("IntegrityViolation");
        assertThat(node.loader.asked()).isEmpty();
        assertThat(node.record.events()).isEmpty();
    }

    @Test
    void loadsOnlyWhatIsAskedFor() {
        archive.with(agent, AGENT).with(python, PYTHON);
        var report = loader(new LoadRequest(InMemoryArchive.FILE, Option.none(), List.of(PYTHON)))
                .get();
        assertThat(report.entries()).extracting(Entry::reference).containsExactly(PYTHON);
        assertThat(node.runtime.find(AGENT).get()).isEmpty();
    }

    @Test
    void saysWhatTheArchiveHoldsWhenItLacksWhatIsAskedFor() {
        archive.with(agent, AGENT);
        var failure = loader(new LoadRequest(InMemoryArchive.FILE, Option.none(), List.of(PYTHON)))
                .getLeft();
        assertThat(failure).isInstanceOf(NotInArchive.class);
        assertThat(failure.message())
                .isEqualTo("images.tar holds no docker.io/library/python:3.11; it holds ghcr.io/acme/agent:1.4");
    }

    @Test
    void takesTheImageForTheRuntimesPlatformOrForTheOneAskedFor() {
        var arm = TestImage.of(4, "arm64", 512);
        archive.with(arm, AGENT).with(agent, AGENT);
        assertThat(load().entries().getFirst().outcome().get().image().imageId())
                .isEqualTo(agent.config().digest());
        var forArm = loader(new LoadRequest(InMemoryArchive.FILE, Option.some(ARM), List.of()))
                .get();
        assertThat(forArm.entries().getFirst().outcome().get().image().imageId())
                .isEqualTo(arm.config().digest());
    }

    @Test
    void tellsThatAnImageIsThereForOtherPlatformsAlone() {
        archive.with(TestImage.of(4, "arm64", 512), AGENT).with(python, PYTHON);
        var entries = load().entries();
        assertThat(((NotTaken) entries.getFirst().outcome().getLeft()).failure())
                .isInstanceOf(PlatformMismatch.class);
        assertThat(entries.getLast().outcome().isRight()).isTrue();
    }

    @Test
    void namesTheBaseWhoseLayersAreNotThere() {
        archive.onTopOf("base.tar", agent, AGENT);
        var failure = load().entries().getFirst().outcome().getLeft();
        assertThat(failure).isEqualTo(new BaseMissing("images.tar", "base.tar", AGENT));
        assertThat(failure.remedy()).isEqualTo("load base.tar first, then images.tar again");
    }

    @Test
    void takesWhatTheBaseHasBrought() {
        node.loading(new InMemoryArchive().with(agent, PYTHON))
                .load(everything(), LoadListener.NONE, Cancellation.none())
                .get();
        archive.onTopOf("base.tar", agent, AGENT);
        assertThat(load().entries().getFirst().outcome().isRight()).isTrue();
    }

    @Test
    void keepsFromRemovalWhatHasNoNameYet() {
        archive.with(agent, AGENT);
        var removable = new ArrayList<Boolean>();
        var listener = new LoadListener() {
            @Override
            public LoadObserver loading(int images) {
                return new LoadObserver() {
                    @Override
                    public void sending(long totalBytes) {
                        removable.add(removal().isDefined());
                    }
                };
            }
        };
        node.loading(archive).load(everything(), listener, Cancellation.none()).get();
        assertThat(removable).containsExactly(false);
        assertThat(removal()).isNotEmpty();
    }

    private Option<Lease> removal() {
        return node.leases.remove(agent.config().digest(), List.of()).get();
    }

    @Test
    void countsImagesThatNobodyCouldAskFor() {
        archive.with(agent).with(python, PYTHON);
        assertThat(load().nameless()).isEqualTo(1);
    }

    @Test
    void leavesTheRestWhenCancelled() {
        archive.with(agent, AGENT);
        var cancelled = new Cancellation();
        cancelled.cancel(new Cancelled(new Detail("no longer wanted")));
        assertThat(node.loading(archive)
                        .load(everything(), LoadListener.NONE, cancelled)
                        .getLeft())
                .isEqualTo(new NotTaken(new Cancelled(new Detail("no longer wanted"))));
    }

    @Test
    void loadsNothingIntoARuntimeThatCannotBeAsked() {
        archive.with(agent, AGENT);
        node.runtime.goAway();
        assertThat(((NotTaken) loader(everything()).getLeft()).failure()).isInstanceOf(RuntimeUnavailable.class);
    }

    private LoadReport load() {
        return loader(everything()).get();
    }

    private static LoadRequest everything() {
        return new LoadRequest(InMemoryArchive.FILE, Option.none(), List.of());
    }

    private Either<LoadFailure, LoadReport> loader(LoadRequest request) {
        return node.loading(archive).load(request, LoadListener.NONE, Cancellation.none());
    }
}
