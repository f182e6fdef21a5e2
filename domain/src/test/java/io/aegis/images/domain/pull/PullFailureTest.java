package io.aegis.images.domain.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.pull.PullFailure.Denial;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.pull.PullFailure.Interrupted;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.aegis.images.domain.pull.PullFailure.NotAnImage;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.pull.PullFailure.RecordUnavailable;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.pull.PullFailure.Room;
import io.aegis.images.domain.pull.PullFailure.RuntimeUnavailable;
import io.aegis.images.domain.pull.PullFailure.TlsUntrusted;
import io.aegis.images.domain.pull.PullFailure.Work;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PullFailureTest {

    private static final String SECRET = "Pl4nt3d";
    private static final Detail SAID = new Detail(
            "Get \"https://user:" + SECRET + "@ghcr.io/v2/?token=" + SECRET + "\":\nAuthorization: Bearer " + SECRET);
    private static final RegistryHost GHCR = new RegistryHost("ghcr.io");
    private static final ImageReference AGENT =
            ImageReference.parse("ghcr.io/acme/agent:1.4").get();
    private static final Platform AMD64 = new Platform("linux", "amd64", Option.none());
    private static final Platform ARM64 = new Platform("linux", "arm64", Option.some("v8"));
    private static final Option<Duration> MINUTE = Option.some(Duration.ofMinutes(1));
    private static final boolean CAN_PASS = true;
    private static final boolean STAYS = false;
    private static final Option<RegistryHost> ON_THE_NODE = Option.none();

    @Test
    void isToldInFullHereWhateverItsClass() {
        var permitted =
                Arrays.stream(PullFailure.class.getPermittedSubclasses()).collect(Collectors.toSet());

        assertThat(failures().map(Object::getClass).collect(Collectors.<Object>toSet()))
                .isEqualTo(permitted);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysInOneLineWhatHappened(PullFailure failure) {
        assertThat(failure.message()).isNotBlank().doesNotContain("\n", "null", "Option", "None", "Some(");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void saysInOneLineWhatToDo(PullFailure failure) {
        assertThat(failure.remedy()).isNotBlank().doesNotContain("\n", "null", "Option", "None", "Some(");
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsNoSecret(PullFailure failure) {
        assertThat(failure.message() + failure.remedy() + failure).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void repeatsWhatWasSaidUnlessTheNodeItselfKnowsBetter(PullFailure failure) {
        var onNode = failure instanceof ImageNotFound missing && missing.missing() == Missing.ON_NODE;

        assertThat(failure.message().endsWith(": " + SAID)).isEqualTo(!onNode);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void isNamedAsItsClass(PullFailure failure) {
        assertThat(failure.name()).isEqualTo(failure.getClass().getSimpleName());
    }

    @ParameterizedTest
    @MethodSource("classified")
    void knowsWhereItLiesAndWhetherItCanPass(PullFailure failure, Option<RegistryHost> host, boolean retryable) {
        assertThat(failure.host()).isEqualTo(host);
        assertThat(failure.retryable()).isEqualTo(retryable);
        host.forEach(
                registry -> assertThat(failure.message() + failure.remedy()).contains(registry.value()));
    }

    @ParameterizedTest
    @EnumSource
    void hasItsOwnWordsForEachMissingImage(Missing missing) {
        var failure = new ImageNotFound(AGENT, missing, Detail.NONE);

        assertThat(Stream.of(Missing.values())
                        .map(other -> new ImageNotFound(AGENT, other, Detail.NONE))
                        .filter(other -> other.message().equals(failure.message())
                                || other.remedy().equals(failure.remedy())))
                .containsExactly(failure);
    }

    @ParameterizedTest
    @EnumSource
    void hasItsOwnWordsForEachRefusal(Refusal refusal) {
        var failure = new AuthenticationFailed(GHCR, refusal, Detail.NONE);

        assertThat(Stream.of(Refusal.values())
                        .map(other -> new AuthenticationFailed(GHCR, other, Detail.NONE))
                        .filter(other -> other.message().equals(failure.message())
                                || other.remedy().equals(failure.remedy())))
                .containsExactly(failure);
    }

    @ParameterizedTest
    @EnumSource
    void hasItsOwnWordsForEachDenial(Denial denial) {
        var failure = new AccessDenied(GHCR, denial, Detail.NONE);

        assertThat(Stream.of(Denial.values())
                        .map(other -> new AccessDenied(GHCR, other, Detail.NONE))
                        .filter(other -> other.message().equals(failure.message())
                                || other.remedy().equals(failure.remedy())))
                .containsExactly(failure);
    }

    @Test
    void offersTheTagsThatMayHaveBeenMeant() {
        var missing = new ImageNotFound(AGENT, Missing.TAG, List.of("1.40", "1.3"), Detail.NONE);

        assertThat(missing.message())
                .isEqualTo("ghcr.io/acme/agent has no tag 1.4; the nearest of its tags: 1.40, 1.3");
        assertThat(missing.remedy()).isEqualTo("use a tag that is there, or push this one");
    }

    @Test
    void callsAMissingDigestNoTag() {
        var digest = new Digest("sha256:" + "a".repeat(64));

        assertThat(new ImageNotFound(AGENT.withDigest(digest), Missing.TAG, Detail.NONE).message())
                .isEqualTo("ghcr.io/acme/agent has no manifest " + digest);
    }

    @Test
    void tellsHowMuchRoomIsMissing() {
        assertThat(new DiskFull("/var/lib/docker", Option.some(new Room(2_000_000_001, 1_999_999_999)), Detail.NONE)
                        .message())
                .isEqualTo("no space left at /var/lib/docker: 2001 MB are needed, 2000 MB are free");
    }

    @ParameterizedTest
    @MethodSource("timeouts")
    void hasItsOwnWordsForEachClock(PullFailure failure, String message) {
        assertThat(failure.message()).isEqualTo(message);
    }

    @Test
    void namesBothPlatformsWhereBothAreKnown() {
        assertThat(new PlatformMismatch(AGENT, Option.some(AMD64), Option.some(ARM64), Detail.NONE).message())
                .isEqualTo("ghcr.io/acme/agent:1.4 is not for linux/amd64 but for linux/arm64/v8");
        assertThat(new PlatformMismatch(AGENT, Option.none(), Option.none(), Detail.NONE).message())
                .isEqualTo("ghcr.io/acme/agent:1.4 is not for this node's platform");
    }

    @Test
    void passesOnWhenTheRegistryWantsToBeAskedAgain() {
        var limited = new RateLimited(GHCR, MINUTE, Detail.NONE);

        assertThat(limited.retryAfter()).isEqualTo(MINUTE);
        assertThat(limited.remedy()).startsWith("wait 60 s, or log in to ghcr.io");
        assertThat(failures().filter(failure -> !(failure instanceof RateLimited)))
                .allMatch(failure -> failure.retryAfter().isEmpty());
    }

    @Test
    void tellsAWaitThatIsNoWholeSecond() {
        assertThat(new RateLimited(GHCR, Option.some(Duration.ofMillis(1500)), Detail.NONE).remedy())
                .startsWith("wait 1500 ms, or");
    }

    private static Stream<PullFailure> failures() {
        return classified().map(arguments -> (PullFailure) arguments.get()[0]);
    }

    private static Stream<Arguments> classified() {
        var ghcr = Option.some(GHCR);
        return Stream.of(
                Arguments.of(new ImageNotFound(AGENT, Missing.ON_NODE, SAID), ghcr, STAYS),
                Arguments.of(new ImageNotFound(AGENT, Missing.IN_REGISTRY, SAID), ghcr, STAYS),
                Arguments.of(new ImageNotFound(AGENT, Missing.OR_HIDDEN, SAID), ghcr, STAYS),
                Arguments.of(new ImageNotFound(AGENT, Missing.REPOSITORY, SAID), ghcr, STAYS),
                Arguments.of(new ImageNotFound(AGENT, Missing.TAG, SAID), ghcr, STAYS),
                Arguments.of(new AuthenticationFailed(GHCR, SAID), ghcr, STAYS),
                Arguments.of(new NetworkTimeout(GHCR, Clock.RESOLVE, MINUTE, SAID), ghcr, CAN_PASS),
                Arguments.of(new NetworkTimeout(GHCR, Clock.NO_PROGRESS, MINUTE, SAID), ghcr, CAN_PASS),
                Arguments.of(new NetworkTimeout(GHCR, Clock.TOTAL, MINUTE, SAID), ghcr, CAN_PASS),
                Arguments.of(new NetworkTimeout(GHCR, Clock.RUNTIME, Option.none(), SAID), ghcr, CAN_PASS),
                Arguments.of(new RateLimited(GHCR, Option.none(), SAID), ghcr, CAN_PASS),
                Arguments.of(new RateLimited(GHCR, MINUTE, SAID), ghcr, CAN_PASS),
                Arguments.of(new DiskFull("/var/lib/docker", SAID), ON_THE_NODE, STAYS),
                Arguments.of(new DiskFull("/var/lib/docker", Option.some(new Room(2, 1)), SAID), ON_THE_NODE, STAYS),
                Arguments.of(new RegistryUnreachable(GHCR, SAID), ghcr, CAN_PASS),
                Arguments.of(new RegistryError(GHCR, SAID), ghcr, CAN_PASS),
                Arguments.of(new TlsUntrusted(GHCR, SAID), ghcr, STAYS),
                Arguments.of(new PlatformMismatch(AGENT, Option.some(AMD64), Option.some(ARM64), SAID), ghcr, STAYS),
                Arguments.of(new IntegrityViolation(AGENT, SAID), ghcr, STAYS),
                Arguments.of(new NotAnImage(AGENT, SAID), ghcr, STAYS),
                Arguments.of(new AccessDenied(GHCR, SAID), ghcr, STAYS),
                Arguments.of(new AccessDenied(GHCR, Denial.NOT_PROVEN, SAID), ghcr, STAYS),
                Arguments.of(new RuntimeUnavailable("docker", SAID), ON_THE_NODE, CAN_PASS),
                Arguments.of(new Interrupted(SAID), ON_THE_NODE, CAN_PASS),
                Arguments.of(new Cancelled(SAID), ON_THE_NODE, CAN_PASS),
                Arguments.of(new Cancelled(Work.CHECK, SAID), ON_THE_NODE, CAN_PASS),
                Arguments.of(new RecordUnavailable("/var/lib/aegis", SAID), ON_THE_NODE, STAYS));
    }

    @ParameterizedTest
    @CsvSource({
        "PULL, the pull was cancelled",
        "LOAD, the load was cancelled",
        "CHECK, the check was cancelled",
        "BUNDLE, making the bundle was cancelled",
        "LOCK, locking the runtimes was cancelled"
    })
    void namesWhatWasCancelled(Work work, String words) {
        assertThat(new Cancelled(work, Detail.NONE).message()).isEqualTo(words);
    }

    private static Stream<Arguments> timeouts() {
        return Stream.of(
                Arguments.of(
                        new NetworkTimeout(GHCR, Clock.RESOLVE, MINUTE, Detail.NONE),
                        "ghcr.io did not say within 60 s what the image consists of"),
                Arguments.of(
                        new NetworkTimeout(GHCR, Clock.NO_PROGRESS, MINUTE, Detail.NONE),
                        "the download from ghcr.io made no progress for 60 s"),
                Arguments.of(
                        new NetworkTimeout(GHCR, Clock.TOTAL, MINUTE, Detail.NONE),
                        "the pull from ghcr.io took longer than 60 s"),
                Arguments.of(
                        new NetworkTimeout(GHCR, Clock.RUNTIME, Option.none(), Detail.NONE),
                        "ghcr.io did not answer the container runtime in time"));
    }
}
