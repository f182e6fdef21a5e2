package io.aegis.images.application;

import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.runtime.CustomRuntime;
import io.aegis.images.domain.runtime.ExecutionRuntime;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.aegis.images.domain.runtime.UnresolvedRuntime;
import io.vavr.control.Either;
import java.util.List;

/** Finds the image of an execution's runtime. Touches neither the container runtime nor the network. */
public final class ImageResolver {

    private final RuntimeRegistry registry;

    public ImageResolver(RuntimeRegistry registry) {
        this.registry = registry;
    }

    /** A left tells which language or version is not there, and which are. */
    public Either<UnresolvedRuntime, ResolvedImage> resolve(ExecutionRuntime runtime) {
        return switch (runtime) {
            case StandardRuntime standard -> registry.find(standard).map(entry -> resolved(standard, entry));
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

    private static ResolvedImage resolved(StandardRuntime runtime, RuntimeEntry entry) {
        return new ResolvedImage(
                entry.image(),
                runtime + " in the runtime registry",
                entry.deprecated()
                        ? List.of(runtime + " is deprecated: " + entry.image().familiar() + " still works, but"
                                + " its support ends; use a newer version")
                        : List.of());
    }
}
