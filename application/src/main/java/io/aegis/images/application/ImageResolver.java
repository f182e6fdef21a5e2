package io.aegis.images.application;

import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.CustomRuntime;
import io.aegis.images.domain.runtime.ExecutionRuntime;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.aegis.images.domain.runtime.UnresolvedRuntime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** Finds the image of an execution's runtime. Touches neither the container runtime nor the network. */
public final class ImageResolver {

    private final RuntimeRegistry registry;
    private final Option<RuntimeLock> lock;

    public ImageResolver(RuntimeRegistry registry) {
        this(registry, Option.none());
    }

    /** @param lock with one, a StandardRuntime means the bytes that it holds, or nothing */
    public ImageResolver(RuntimeRegistry registry, Option<RuntimeLock> lock) {
        this.registry = registry;
        this.lock = lock;
    }

    /** A left tells which language or version is not there, and which are; or that the lock does not hold it as it is there. */
    public Either<UnresolvedRuntime, ResolvedImage> resolve(ExecutionRuntime runtime) {
        return switch (runtime) {
            case StandardRuntime standard -> registry.find(standard).flatMap(entry -> resolved(standard, entry));
            case CustomRuntime(var image) ->
                Either.right(new ResolvedImage(image, "the manifest's own image", List.of()));
        };
    }

    /** Every StandardRuntime, deprecated ones too. */
    public List<StandardRuntime> runtimes() {
        return registry.all();
    }

    /** Those of a language. A left tells which languages there are. */
    public Either<UnresolvedRuntime, List<StandardRuntime>> runtimes(String language) {
        return registry.all(language);
    }

    private Either<UnresolvedRuntime, ResolvedImage> resolved(StandardRuntime runtime, RuntimeEntry entry) {
        var how = runtime + " in the runtime registry";
        return lock.map(known -> known.fitting(runtime, entry)
                        .map(locked ->
                                new ResolvedImage(locked.pinned(), how + ", by its lock", warnings(runtime, entry))))
                .getOrElse(() -> Either.right(new ResolvedImage(entry.image(), how, warnings(runtime, entry))));
    }

    private static List<String> warnings(StandardRuntime runtime, RuntimeEntry entry) {
        return entry.deprecated()
                ? List.of(runtime + " is deprecated: " + entry.image().familiar()
                        + " still works, but its support ends; use a newer version")
                : List.of();
    }

    /** What all StandardRuntimes resolve to, each image once. */
    public List<ImageReference> standardImages() {
        return registry.all().stream()
                .flatMap(runtime -> resolve(runtime).toJavaStream())
                .map(ResolvedImage::reference)
                .distinct()
                .toList();
    }
}
