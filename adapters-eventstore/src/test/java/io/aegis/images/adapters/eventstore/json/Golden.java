package io.aegis.images.adapters.eventstore.json;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.CONTENT;
import static io.aegis.images.contracts.record.Samples.NODE;
import static io.aegis.images.contracts.record.Samples.NOON;
import static io.aegis.images.contracts.record.Samples.PROOF;
import static io.aegis.images.contracts.record.Samples.on;
import static io.aegis.images.contracts.record.Samples.pull;

import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.CachedBy;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.ImageEvent;
import io.aegis.images.domain.image.ImageEvent.ImageCached;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.ImageEvent.ImagePullFailed;
import io.aegis.images.domain.image.ImageEvent.ImagePullStarted;
import io.aegis.images.domain.image.ImageEvent.ImageRemoved;
import io.aegis.images.domain.image.ImageId;
import io.aegis.images.domain.image.RemovalCause;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Clock;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
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
import io.aegis.images.domain.pull.PullId;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** An event with the file that pins how it is stored. Files are added, and never changed. */
record Golden(String file, ImageEvent event) {

    private static final RegistryHost REGISTRY = AGENT.reference().host();
    private static final Requester EVERYBODY =
            new Requester(Option.some("exec-1"), Option.some("tenant-1"), Option.some("corr-1"));
    private static final Platform ARM = CONTENT.platform();
    private static final Platform AMD = new Platform("linux", "amd64", Option.none());
    private static final Duration TOOK = Duration.ofMillis(1500);
    private static final Detail SAID = new Detail("503 \"Service Unavailable\" – später");
    private static final ImageId PINNED = on(NODE, "localhost:5000/a:1@" + CONTENT.imageId());
    private static final HeldImage BARE = new HeldImage(CONTENT.imageId(), Option.none(), AMD, 0);

    static List<Golden> events() {
        return List.of(
                new Golden(
                        "ImagePullStarted.json",
                        new ImagePullStarted(
                                AGENT,
                                pull(1),
                                PullPolicy.ALWAYS,
                                Option.some(ARM),
                                new CredentialSource("node config"),
                                2,
                                EVERYBODY,
                                NOON.minusMillis(5),
                                NOON)),
                new Golden(
                        "ImagePullStarted-least.json",
                        new ImagePullStarted(
                                PINNED,
                                pull(1),
                                PullPolicy.IF_NOT_PRESENT,
                                Option.none(),
                                CredentialSource.ANONYMOUS,
                                1,
                                Requester.NODE,
                                NOON,
                                NOON)),
                new Golden(
                        "ImagePullCompleted.json",
                        completed(AGENT, PullSource.DOWNLOADED, CONTENT, 12_000_000, Option.some(pull(2)), EVERYBODY)),
                new Golden(
                        "ImagePullCompleted-least.json",
                        completed(PINNED, PullSource.CACHED, BARE, 0, Option.none(), Requester.NODE)),
                new Golden("ImagePullCompleted-access.json", permitted(Option.none())),
                new Golden(
                        "ImagePullCompleted-fallback.json",
                        permitted(Option.some(new RegistryUnreachable(REGISTRY, SAID)))),
                new Golden(
                        "ImagePullCompleted-fallback-timeout.json",
                        permitted(Option.some(new NetworkTimeout(
                                REGISTRY, Clock.RESOLVE, Option.some(Duration.ofSeconds(30)), SAID)))),
                new Golden("ImageCached.json", new ImageCached(AGENT, CONTENT, CachedBy.PULLED, EVERYBODY, NOON)),
                new Golden("ImageCached-loaded.json", new ImageCached(AGENT, BARE, CachedBy.LOADED, EVERYBODY, NOON)),
                new Golden(
                        "ImageCached-found.json", new ImageCached(AGENT, BARE, CachedBy.FOUND, Requester.NODE, NOON)),
                removed("ImageRemoved.json", RemovalCause.REMOVED),
                removed("ImageRemoved-pruned.json", RemovalCause.PRUNED),
                removed("ImageRemoved-collected.json", RemovalCause.COLLECTED),
                removed("ImageRemoved-outside.json", RemovalCause.OUTSIDE));
    }

    static List<Golden> failures() {
        return List.of(
                failed("ImageNotFound", new ImageNotFound(AGENT.reference(), Missing.IN_REGISTRY, SAID)),
                failed("ImageNotFound-on-node", new ImageNotFound(AGENT.reference(), Missing.ON_NODE, Detail.NONE)),
                failed("ImageNotFound-hidden", new ImageNotFound(AGENT.reference(), Missing.OR_HIDDEN, SAID)),
                failed("ImageNotFound-repository", new ImageNotFound(AGENT.reference(), Missing.REPOSITORY, SAID)),
                failed("ImageNotFound-tag", new ImageNotFound(AGENT.reference(), Missing.TAG, SAID)),
                failed(
                        "ImageNotFound-tag-nearest",
                        new ImageNotFound(AGENT.reference(), Missing.TAG, List.of("1.4.1", "1.3"), SAID)),
                failed("AuthenticationFailed", new AuthenticationFailed(REGISTRY, SAID)),
                refused("AuthenticationFailed-unreadable", Refusal.UNREADABLE),
                refused("AuthenticationFailed-none-shown", Refusal.NONE_SHOWN),
                refused("AuthenticationFailed-wrong", Refusal.WRONG),
                refused("AuthenticationFailed-expired", Refusal.EXPIRED),
                refused("AuthenticationFailed-lacks-scope", Refusal.LACKS_SCOPE),
                timeout("NetworkTimeout", Clock.RESOLVE, Option.some(Duration.ofSeconds(30))),
                timeout("NetworkTimeout-no-progress", Clock.NO_PROGRESS, Option.some(Duration.ofMillis(1500))),
                timeout("NetworkTimeout-total", Clock.TOTAL, Option.some(Duration.ofHours(1))),
                timeout("NetworkTimeout-runtime", Clock.RUNTIME, Option.none()),
                failed("RateLimited", new RateLimited(REGISTRY, Option.some(Duration.ofSeconds(30)), SAID)),
                failed("RateLimited-unsaid", new RateLimited(REGISTRY, Option.none(), SAID)),
                failed("DiskFull", new DiskFull("/var/lib/docker", SAID)),
                failed(
                        "DiskFull-room",
                        new DiskFull("/var/lib/docker", Option.some(new Room(7_000_000_000L, 12)), SAID)),
                failed("RegistryUnreachable", new RegistryUnreachable(REGISTRY, SAID)),
                failed("RegistryError", new RegistryError(REGISTRY, SAID)),
                failed("TlsUntrusted", new TlsUntrusted(new RegistryHost("[::1]:5000"), SAID)),
                failed(
                        "PlatformMismatch",
                        new PlatformMismatch(AGENT.reference(), Option.some(ARM), Option.some(AMD), SAID)),
                failed(
                        "PlatformMismatch-unknown",
                        new PlatformMismatch(AGENT.reference(), Option.none(), Option.none(), SAID)),
                failed("IntegrityViolation", new IntegrityViolation(AGENT.reference(), SAID)),
                failed("NotAnImage", new NotAnImage(AGENT.reference(), SAID)),
                failed("AccessDenied", new AccessDenied(REGISTRY, SAID)),
                failed("AccessDenied-token-server", new AccessDenied(REGISTRY, Denial.TOKEN_SERVER, SAID)),
                failed("AccessDenied-blocked", new AccessDenied(REGISTRY, Denial.BLOCKED, SAID)),
                failed("AccessDenied-not-proven", new AccessDenied(REGISTRY, Denial.NOT_PROVEN, SAID)),
                failed("RuntimeUnavailable", new RuntimeUnavailable("Docker at /run/docker.sock", SAID)),
                failed("Interrupted", new Interrupted(SAID)),
                failed("Cancelled", new Cancelled(Detail.NONE)),
                failed("RecordUnavailable", new RecordUnavailable("/var/lib/aegis", SAID)));
    }

    private static ImageEvent completed(
            ImageId id, PullSource source, HeldImage image, long bytes, Option<PullId> joined, Requester by) {
        return new ImagePullCompleted(
                id,
                pull(1),
                PullPolicy.IF_NOT_PRESENT,
                source,
                image,
                bytes,
                TOOK,
                joined,
                Option.none(),
                Option.none(),
                by,
                NOON);
    }

    private static ImageEvent permitted(Option<PullFailure> fallback) {
        return new ImagePullCompleted(
                AGENT,
                pull(1),
                PullPolicy.ALWAYS,
                PullSource.CACHED,
                CONTENT,
                0,
                TOOK,
                Option.none(),
                Option.some(PROOF),
                fallback,
                EVERYBODY,
                NOON);
    }

    private static Golden removed(String file, RemovalCause cause) {
        return new Golden(file, new ImageRemoved(AGENT, CONTENT, cause, 45_000_000, Requester.NODE, NOON));
    }

    private static Golden timeout(String name, Clock clock, Option<Duration> limit) {
        return failed(name, new NetworkTimeout(REGISTRY, clock, limit, SAID));
    }

    private static Golden refused(String name, Refusal refusal) {
        return failed(name, new AuthenticationFailed(REGISTRY, refusal, SAID));
    }

    private static Golden failed(String name, PullFailure failure) {
        return new Golden(
                "ImagePullFailed-" + name + ".json",
                new ImagePullFailed(
                        AGENT, pull(1), PullPolicy.NEVER, failure, 1, TOOK, Option.none(), EVERYBODY, NOON));
    }

    String content() {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            if (in == null) {
                throw new AssertionError("there is no golden file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(file, unreadable);
        }
    }

    @Override
    public String toString() {
        return file;
    }
}
