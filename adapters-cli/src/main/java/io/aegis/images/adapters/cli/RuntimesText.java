package io.aegis.images.adapters.cli;

import io.aegis.images.application.runtimes.Movement;
import io.aegis.images.application.runtimes.RuntimeMovement;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.runtime.LockChange;
import io.aegis.images.domain.runtime.LockedRuntime;
import java.util.List;
import java.util.stream.Collectors;

/** StandardRuntimes as people read them. */
final class RuntimesText {
    static Table changes(List<LockChange> changes) {
        var table = new Table("RUNTIME", "IMAGE", "DIGEST", "PLATFORMS", "CHANGE");
        for (var change : changes) {
            table.row(
                    change.runtime().toString(),
                    change.locked().image().familiar(),
                    Digests.shortened(change.locked().digest()),
                    platforms(change.locked()),
                    change.kind().toString());
        }
        return table;
    }

    static Table movements(List<RuntimeMovement> movements) {
        var table = new Table("RUNTIME", "IMAGE", "LOCKED", "NOW", "STATE");
        for (var seen : movements) {
            table.row(
                    seen.runtime().toString(),
                    seen.image().familiar(),
                    seen.locked()
                            .map(LockedRuntime::digest)
                            .map(Digests::shortened)
                            .getOrElse("-"),
                    seen.movement() instanceof Movement.Moved(var now) ? Digests.shortened(now) : "-",
                    seen.movement().name().replace('_', ' '));
        }
        return table;
    }

    private static String platforms(LockedRuntime locked) {
        return locked.platforms().keySet().stream()
                .sorted(Platform.BY_NAME)
                .map(Platform::toString)
                .collect(Collectors.joining(","));
    }

    private RuntimesText() {}
}
