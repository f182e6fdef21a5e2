package io.aegis.images.domain.runtime;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which bytes the StandardRuntimes were resolved to, so that every node runs the same ones, wherever the tags move. A runtime
 * that it does not hold just as the runtime registry has it now resolves to nothing, rather than to other bytes.
 */
public record RuntimeLock(Map<StandardRuntime, LockedRuntime> runtimes) {

    public static final RuntimeLock EMPTY = new RuntimeLock(Map.of());

    public RuntimeLock {
        runtimes = Map.copyOf(runtimes);
    }

    public Option<LockedRuntime> find(StandardRuntime runtime) {
        return Option.of(runtimes.get(runtime));
    }

    /** What is locked for a runtime, if that is what the registry has for it now. */
    public Either<UnresolvedRuntime, LockedRuntime> fitting(StandardRuntime runtime, RuntimeEntry entry) {
        return find(runtime)
                .<UnresolvedRuntime>toEither(() -> new UnresolvedRuntime.NotLocked(runtime, entry.image()))
                .flatMap(locked -> locked.image().equals(entry.image())
                        ? right(locked)
                        : left(new UnresolvedRuntime.LockedOtherwise(runtime, entry.image(), locked.image())));
    }

    /** The lock after these were resolved anew: what was not keeps its place as long as the registry has it. */
    public RuntimeLock renewed(RuntimeRegistry registry, Map<StandardRuntime, LockedRuntime> resolved) {
        var renewed = new HashMap<StandardRuntime, LockedRuntime>();
        for (var runtime : registry.all()) {
            var earlier = find(runtime);
            Option.of(resolved.get(runtime))
                    .map(fresh -> earlier.map(fresh::since).getOrElse(fresh))
                    .orElse(earlier)
                    .forEach(locked -> renewed.put(runtime, locked));
        }
        return new RuntimeLock(renewed);
    }

    /** What it holds, language by language, the versions of each oldest first. */
    public List<StandardRuntime> all() {
        return runtimes.keySet().stream().sorted(StandardRuntime.BY_NAME).toList();
    }

    /** Those for which it holds images, in the order of their names. */
    public List<Platform> platforms() {
        return runtimes.values().stream()
                .flatMap(locked -> locked.platforms().keySet().stream())
                .distinct()
                .sorted(Platform.BY_NAME)
                .toList();
    }
}
