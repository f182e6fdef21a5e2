package io.aegis.images.application.publication;

import io.aegis.images.application.ImageResolver;
import io.aegis.images.application.NodeRuntimes;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.application.runtimes.LockFailure;
import io.aegis.images.application.runtimes.Movement;
import io.aegis.images.application.runtimes.RuntimeMovement;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.runtime.LockChange;
import io.aegis.images.domain.runtime.LockedRuntime;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.aegis.images.domain.runtime.UnresolvedRuntime;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;

/** StandardRuntimes and their lock as programs read them. */
public final class RuntimeDocuments {

    /** A runtime, its place in the lock, and what executions get. */
    public static Document listed(NodeRuntimes node, StandardRuntime runtime, RuntimeEntry entry) {
        var resolved = new ImageResolver(node.registry(), node.lock()).resolve(runtime);
        var locked = node.lock().flatMap(lock -> lock.fitting(runtime, entry).toOption());
        return named(runtime)
                .with("image", entry.image())
                .with("description", entry.description())
                .with("deprecated", entry.deprecated())
                .with("bootstrap_env", entry.bootstrapEnvironment())
                .with("reference", resolved.map(ResolvedImage::reference).toOption())
                .with("locked_digest", locked.map(LockedRuntime::digest))
                .with("resolved_at", locked.map(LockedRuntime::resolvedAt))
                .with("platforms", locked.map(RuntimeDocuments::platforms))
                .with("problem", resolved.swap().map(UnresolvedRuntime::message).toOption());
    }

    public static Document changed(LockChange change) {
        var locked = change.locked();
        return named(change.runtime())
                .with("image", locked.image())
                .with("digest", locked.digest())
                .with("resolved_at", locked.resolvedAt())
                .with("platforms", platforms(locked))
                .with("change", change.kind())
                .with("failure", Option.none());
    }

    /** The same keys for a runtime that cannot be locked. */
    public static Document failed(LockFailure failed) {
        return named(failed.runtime())
                .with("image", failed.image())
                .with("digest", Option.none())
                .with("resolved_at", Option.none())
                .with("platforms", Option.none())
                .with("change", Option.none())
                .with(
                        "failure",
                        FailureDocument.of(failed.failure(), failed.failure().retryAfter()));
    }

    public static Document moved(RuntimeMovement seen) {
        var movement = seen.movement();
        return named(seen.runtime())
                .with("image", seen.image())
                .with("state", movement.name())
                .with("locked_digest", seen.locked().map(LockedRuntime::digest))
                .with("resolved_at", seen.locked().map(LockedRuntime::resolvedAt))
                .with("current_digest", current(seen))
                .with(
                        "problem",
                        movement instanceof Movement.NotLocked(var problem)
                                ? Option.some(problem.message())
                                : Option.none())
                .with(
                        "failure",
                        movement instanceof Movement.Unknown(var failure)
                                ? Option.some(FailureDocument.of(failure, failure.retryAfter()))
                                : Option.none());
    }

    private static Option<Digest> current(RuntimeMovement seen) {
        return switch (seen.movement()) {
            case Movement.Moved(var now) -> Option.some(now);
            case Movement.Unmoved _ -> seen.locked().map(LockedRuntime::digest);
            case Movement.NotLocked _, Movement.Unknown _ -> Option.none();
        };
    }

    private static Document named(StandardRuntime runtime) {
        return new Document().with("language", runtime.language()).with("version", runtime.version());
    }

    private static List<Map<String, ?>> platforms(LockedRuntime locked) {
        return locked.platforms().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Platform.BY_NAME))
                .<Map<String, ?>>map(entry -> new Document()
                        .with("platform", entry.getKey())
                        .with("manifest", entry.getValue().manifest())
                        .with("image_id", entry.getValue().imageId())
                        .fields())
                .toList();
    }

    private RuntimeDocuments() {}
}
