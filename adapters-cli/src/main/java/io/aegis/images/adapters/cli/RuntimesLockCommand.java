package io.aegis.images.adapters.cli;

import io.aegis.images.application.NodeRuntimes;
import io.aegis.images.application.publication.RuntimeDocuments;
import io.aegis.images.application.runtimes.LockFailure;
import io.aegis.images.application.runtimes.LockPlatforms;
import io.aegis.images.application.runtimes.RuntimeLocker;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure.Work;
import io.aegis.images.domain.runtime.LockChange;
import io.aegis.images.domain.runtime.LockedRuntime;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.StandardRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "lock",
        description = {
            "Asks registries what the StandardRuntimes' images are today, and writes that down for all nodes.",
            "",
            "All or nothing: when an image cannot be resolved every failure is told, and the lock stays as it is."
        })
final class RuntimesLockCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    ChosenLanguages chosen = new ChosenLanguages();

    @CommandLine.Option(
            names = "--platform",
            paramLabel = "OS/ARCH[/VARIANT]",
            description = "A platform that each image must be there for; may be given several times. Otherwise those of"
                    + " the lock as it is, otherwise linux/amd64 and linux/arm64, as far as an image has them.")
    List<String> platforms = List.of();

    @Mixin
    LockOption lock = new LockOption();

    @Spec
    @Nullable
    CommandSpec spec;

    RuntimesLockCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var wanted = platforms.stream().map(text -> Platforms.read(spec, text)).toList();
        return session.runtimes(lock.file())
                .fold(
                        session.output()::refused,
                        node -> node.lockFile()
                                .map(file -> lock(node, file, wanted))
                                .getOrElse(() -> session.output()
                                        .badInput(
                                                "there is no place for a lock: the node has neither aegis-config.yaml nor a"
                                                        + " runtime-registry.yaml of its own",
                                                "name its file with --lock FILE")));
    }

    private int lock(NodeRuntimes node, Path file, List<Platform> wanted) {
        return chosen.in(node.registry())
                .fold(
                        problem -> session.output().badInput(problem.message(), problem.remedy()),
                        runtimes -> session.withRegistries(registries -> {
                            try (var interrupts = new Interrupts(Work.LOCK)) {
                                var locker = new RuntimeLocker(
                                        registries.credentials(),
                                        registries.content(),
                                        registries.contents(),
                                        session.output().console().clock());
                                int code = locker.lock(
                                                node.registry(),
                                                runtimes,
                                                LockPlatforms.of(wanted, node.lock()),
                                                interrupts.cancellation())
                                        .fold(this::failed, resolved -> keep(node, file, resolved));
                                session.output().flush();
                                interrupts.finish(code);
                                return code;
                            }
                        }));
    }

    private int failed(List<LockFailure> failures) {
        failures.forEach(failed -> session.output()
                .failed(
                        RuntimeDocuments.failed(failed),
                        failed.failure(),
                        failed.failure().remedy()));
        session.output().note("nothing was written: the lock is as it was");
        return ExitCode.of(failures.getFirst().failure());
    }

    private int keep(NodeRuntimes node, Path file, Map<StandardRuntime, LockedRuntime> resolved) {
        var before = node.lock().getOrElse(RuntimeLock.EMPTY);
        var now = before.renewed(node.registry(), resolved);
        return node.lock().contains(now) ? told(node, file, before, now) : write(node, file, before, now);
    }

    private int write(NodeRuntimes node, Path file, RuntimeLock before, RuntimeLock now) {
        return session.locks()
                .write(file, now)
                .fold(
                        problem -> session.output()
                                .badInput(
                                        problem.message(), "name another file with --lock, or make this one writable"),
                        _ -> told(node, file, before, now));
    }

    private int told(NodeRuntimes node, Path file, RuntimeLock before, RuntimeLock now) {
        var changes = LockChange.between(before, now);
        if (session.output().json()) {
            changes.forEach(change -> session.output().document(RuntimeDocuments.changed(change)));
        } else {
            RuntimesText.changes(changes).lines().forEach(session.output()::line);
        }
        session.output().flush();
        session.output().warn(unlocked(node, now));
        session.output().note("the lock is " + file);
        return ExitCode.DONE;
    }

    private static List<String> unlocked(NodeRuntimes node, RuntimeLock now) {
        var left = node.registry().all().stream()
                .filter(runtime -> now.find(runtime).isEmpty())
                .map(StandardRuntime::toString)
                .collect(Collectors.joining(", "));
        return left.isEmpty() ? List.of() : List.of("not locked, and resolving to nothing until they are: " + left);
    }
}
