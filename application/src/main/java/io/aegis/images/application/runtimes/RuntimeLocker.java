package io.aegis.images.application.runtimes;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.port.ImageContents;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.application.port.RegistryContent.RemoteContent;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.LockedImage;
import io.aegis.images.domain.runtime.LockedRuntime;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.vavr.control.Either;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks registries what the images of StandardRuntimes are today. Needs no container runtime, and pulls nothing. */
public final class RuntimeLocker {

    private final CredentialStore credentials;
    private final RegistryContent content;
    private final ImageContents contents;
    private final InstantSource clock;

    public RuntimeLocker(
            CredentialStore credentials, RegistryContent content, ImageContents contents, InstantSource clock) {
        this.credentials = credentials;
        this.content = content;
        this.contents = contents;
        this.clock = clock;
    }

    /** All of the runtimes, or every reason why that is not to be had. An image that serves several is asked for once. */
    public Either<List<LockFailure>, Map<StandardRuntime, LockedRuntime>> lock(
            RuntimeRegistry registry,
            List<StandardRuntime> runtimes,
            LockPlatforms platforms,
            Cancellation cancellation) {
        var known = runtimes.stream()
                .filter(runtime -> registry.find(runtime).isRight())
                .toList();
        var images = known.stream()
                .map(runtime -> registry.find(runtime).map(RuntimeEntry::image).get())
                .toList();
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return together(
                known, FewAtATime.answers(images, image -> resolve(image, platforms, at, cancellation)), images);
    }

    private static Either<List<LockFailure>, Map<StandardRuntime, LockedRuntime>> together(
            List<StandardRuntime> runtimes,
            List<Either<PullFailure, LockedRuntime>> answers,
            List<ImageReference> images) {
        var failures = new ArrayList<LockFailure>();
        var locked = new HashMap<StandardRuntime, LockedRuntime>();
        for (int number = 0; number < answers.size(); number++) {
            var runtime = runtimes.get(number);
            var image = images.get(number);
            answers.get(number)
                    .peek(found -> locked.put(runtime, found))
                    .peekLeft(failure -> failures.add(new LockFailure(runtime, image, failure)));
        }
        return failures.isEmpty() ? right(Map.copyOf(locked)) : left(List.copyOf(failures));
    }

    private Either<PullFailure, LockedRuntime> resolve(
            ImageReference image, LockPlatforms platforms, Instant at, Cancellation cancellation) {
        return credentials
                .credentialFor(CredentialRequest.ofNode(image))
                .map(found -> new KeptImages(content, contents, image, found.credential(), cancellation))
                .flatMap(kept -> kept.top()
                        .flatMap(top -> images(kept, top, platforms)
                                .map(locked -> new LockedRuntime(image, top.digest(), locked, at))));
    }

    private static Either<PullFailure, Map<Platform, LockedImage>> images(
            KeptImages kept, RemoteContent top, LockPlatforms platforms) {
        var images = new HashMap<Platform, LockedImage>();
        var missing = new ArrayList<PullFailure>();
        for (var platform : platforms.wanted()) {
            kept.imageFor(platform, top)
                    .peek(image -> images.put(platform, new LockedImage(image.manifest(), image.imageId())))
                    .peekLeft(missing::add);
        }
        var serious = missing.stream()
                .filter(failure -> platforms.all() || images.isEmpty() || !(failure instanceof PlatformMismatch))
                .findFirst();
        return serious.<Either<PullFailure, Map<Platform, LockedImage>>>map(Either::left)
                .orElseGet(() -> right(images));
    }
}
