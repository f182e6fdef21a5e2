package io.aegis.images.contracts.record;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.CONTENT;
import static io.aegis.images.contracts.record.Samples.NEWER_CONTENT;
import static io.aegis.images.contracts.record.Samples.NOON;
import static io.aegis.images.contracts.record.Samples.PYTHON;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.AccessProofs;
import io.aegis.images.application.port.AccessProofs.Proven;
import io.aegis.images.application.port.AccessProofs.Subject;
import io.aegis.images.domain.credential.AccessProof;
import io.aegis.images.domain.credential.Claimant;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageId;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every memory of proofs keeps, finds and takes back. */
public abstract class AccessProofsContract {

    private static final Subject AGENT_CONTENT = subject(AGENT, CONTENT);
    private static final Subject NEWER_AGENT = subject(AGENT, NEWER_CONTENT);
    private static final Subject PYTHON_CONTENT = subject(PYTHON, CONTENT);
    private static final Claimant TENANT = new Claimant("tenant acme, secret:kv/registry");
    private static final Claimant OTHER_TENANT = new Claimant("tenant acme-2, secret:kv/registry");
    private static final AccessProof EARLY = proof(NOON);
    private static final AccessProof LATE = proof(NOON.plusSeconds(60));
    private static final Instant AFTERWARDS = NOON.plusSeconds(3_600);

    /** Of a node that has proven nothing yet. */
    protected abstract AccessProofs proofs();

    @Test
    void knowsNothingAtFirst() {
        assertThat(found(AGENT_CONTENT, Claimant.NODE)).isEmpty();
        assertThat(found(AGENT_CONTENT, Claimant.ANYBODY)).isEmpty();
        assertThat(isPulled(AGENT_CONTENT)).isFalse();
        assertThat(all()).isEmpty();
    }

    @Test
    void findsAClaimantsOwnProofOfThisContentUnderThisRepositoryOnly() {
        remember(AGENT_CONTENT, TENANT, EARLY);

        assertThat(found(AGENT_CONTENT, TENANT)).containsExactly(EARLY);
        assertThat(found(AGENT_CONTENT, OTHER_TENANT)).isEmpty();
        assertThat(found(AGENT_CONTENT, Claimant.NODE)).isEmpty();
        assertThat(found(AGENT_CONTENT, Claimant.ANYBODY)).isEmpty();
        assertThat(found(NEWER_AGENT, TENANT)).isEmpty();
        assertThat(found(PYTHON_CONTENT, TENANT)).isEmpty();
    }

    @Test
    void findsForEachClaimantThatEverybodyMayHaveIt() {
        var open = new AccessProof(CredentialSource.ANONYMOUS, NOON);
        remember(AGENT_CONTENT, Claimant.ANYBODY, open);

        assertThat(found(AGENT_CONTENT, TENANT)).containsExactly(open);
        assertThat(found(AGENT_CONTENT, Claimant.NODE)).containsExactly(open);
        assertThat(found(AGENT_CONTENT, Claimant.ANYBODY)).containsExactly(open);
        assertThat(found(PYTHON_CONTENT, TENANT)).isEmpty();
    }

    @Test
    void findsTheClaimantsOwnBeforeThatOfEverybody() {
        remember(AGENT_CONTENT, Claimant.NODE, EARLY);
        remember(AGENT_CONTENT, Claimant.ANYBODY, LATE);

        assertThat(found(AGENT_CONTENT, Claimant.NODE)).containsExactly(EARLY);
        assertThat(found(AGENT_CONTENT, TENANT)).containsExactly(LATE);
    }

    @Test
    void replacesAProofByTheNextOne() {
        remember(AGENT_CONTENT, TENANT, LATE);
        remember(AGENT_CONTENT, TENANT, EARLY);

        assertThat(found(AGENT_CONTENT, TENANT)).containsExactly(EARLY);
        assertThat(all()).containsExactly(new Proven(AGENT_CONTENT, TENANT, EARLY));
    }

    @Test
    void knowsWhatWasEverPulledThoughItsProofsWereRevoked() {
        remember(AGENT_CONTENT, TENANT, EARLY);
        revoke(Option.none(), Option.none());

        assertThat(isPulled(AGENT_CONTENT)).isTrue();
        assertThat(isPulled(NEWER_AGENT)).isFalse();
        assertThat(isPulled(PYTHON_CONTENT)).isFalse();
    }

    @Test
    void revokesAllAndAnswersWithThemNewestFirst() {
        remember(AGENT_CONTENT, TENANT, EARLY);
        remember(PYTHON_CONTENT, Claimant.ANYBODY, LATE);

        assertThat(revoke(Option.none(), Option.none()))
                .containsExactly(
                        new Proven(PYTHON_CONTENT, Claimant.ANYBODY, LATE), new Proven(AGENT_CONTENT, TENANT, EARLY));
        assertThat(found(AGENT_CONTENT, TENANT)).isEmpty();
        assertThat(found(PYTHON_CONTENT, Claimant.NODE)).isEmpty();
        assertThat(all()).isEmpty();
        assertThat(revoke(Option.none(), Option.none())).as("once only").isEmpty();
    }

    @Test
    void revokesThoseOfOneRepositoryOnly() {
        remember(AGENT_CONTENT, TENANT, EARLY);
        remember(NEWER_AGENT, Claimant.NODE, LATE);
        remember(PYTHON_CONTENT, TENANT, EARLY);

        assertThat(revoke(Option.some("ghcr.io/acme"), Option.none())).isEmpty();
        assertThat(revoke(Option.some("ghcr.io/acme/agent"), Option.none()))
                .containsExactly(
                        new Proven(NEWER_AGENT, Claimant.NODE, LATE), new Proven(AGENT_CONTENT, TENANT, EARLY));
        assertThat(all()).containsExactly(new Proven(PYTHON_CONTENT, TENANT, EARLY));
    }

    @Test
    void revokesThoseOfOneClaimantOnly() {
        remember(AGENT_CONTENT, TENANT, EARLY);
        remember(AGENT_CONTENT, OTHER_TENANT, EARLY);
        remember(AGENT_CONTENT, Claimant.ANYBODY, LATE);

        assertThat(revoke(Option.none(), Option.some(TENANT)))
                .containsExactly(new Proven(AGENT_CONTENT, TENANT, EARLY));
        assertThat(found(AGENT_CONTENT, OTHER_TENANT)).containsExactly(EARLY);
        assertThat(found(AGENT_CONTENT, TENANT)).as("as everybody").containsExactly(LATE);
    }

    @Test
    void revokesWhatMatchesBothTheRepositoryAndTheClaimant() {
        remember(AGENT_CONTENT, TENANT, EARLY);
        remember(AGENT_CONTENT, Claimant.NODE, EARLY);
        remember(PYTHON_CONTENT, TENANT, EARLY);

        assertThat(revoke(Option.some("ghcr.io/acme/agent"), Option.some(TENANT)))
                .containsExactly(new Proven(AGENT_CONTENT, TENANT, EARLY));
        assertThat(all()).hasSize(2);
    }

    @Test
    void countsWhatIsProvenAnewAfterItWasRevoked() {
        remember(AGENT_CONTENT, TENANT, EARLY);
        revoke(Option.none(), Option.none());
        remember(AGENT_CONTENT, TENANT, LATE);

        assertThat(found(AGENT_CONTENT, TENANT)).containsExactly(LATE);
        assertThat(all()).containsExactly(new Proven(AGENT_CONTENT, TENANT, LATE));
    }

    @Test
    void tellsAllNewestFirst() {
        remember(AGENT_CONTENT, TENANT, EARLY);
        remember(PYTHON_CONTENT, Claimant.NODE, LATE);
        remember(PYTHON_CONTENT, TENANT, proof(NOON.plusNanos(1)));

        assertThat(all())
                .containsExactly(
                        new Proven(PYTHON_CONTENT, Claimant.NODE, LATE),
                        new Proven(PYTHON_CONTENT, TENANT, proof(NOON.plusNanos(1))),
                        new Proven(AGENT_CONTENT, TENANT, EARLY));
    }

    @Test
    void keepsWhatManyProveAtOnce() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var proven = IntStream.range(0, 64)
                    .<Callable<Boolean>>mapToObj(number -> () -> rememberedAndFound(number))
                    .toList();
            assertThat(threads.invokeAll(proven).stream().map(Future::resultNow))
                    .containsOnly(true);
        }

        assertThat(all()).hasSize(64);
    }

    private boolean rememberedAndFound(int number) {
        var claimant = new Claimant("env:REGISTRY_" + number);
        remember(AGENT_CONTENT, claimant, EARLY);
        return found(AGENT_CONTENT, claimant).contains(EARLY);
    }

    private void remember(Subject subject, Claimant claimant, AccessProof proof) {
        assertThat(proofs().remember(subject, claimant, proof)).isEqualTo(Either.right(null));
    }

    private Option<AccessProof> found(Subject subject, Claimant claimant) {
        return proofs().find(subject, claimant).get();
    }

    private boolean isPulled(Subject subject) {
        return proofs().isPulled(subject).get();
    }

    private List<Proven> revoke(Option<String> repository, Option<Claimant> claimant) {
        return proofs().revoke(repository, claimant, AFTERWARDS).get();
    }

    private List<Proven> all() {
        return proofs().all().get();
    }

    private static Subject subject(ImageId id, HeldImage content) {
        return Subject.of(id.reference(), content.imageId());
    }

    private static AccessProof proof(Instant at) {
        return new AccessProof(new CredentialSource("node config"), at);
    }
}
