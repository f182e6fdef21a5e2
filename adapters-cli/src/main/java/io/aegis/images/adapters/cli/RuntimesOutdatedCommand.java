package io.aegis.images.adapters.cli;

import io.aegis.images.application.NodeRuntimes;
import io.aegis.images.application.publication.RuntimeDocuments;
import io.aegis.images.application.runtimes.Movement;
import io.aegis.images.application.runtimes.OutdatedRuntimes;
import io.aegis.images.application.runtimes.RuntimeMovement;
import io.aegis.images.domain.pull.PullFailure.Work;
import io.aegis.images.domain.runtime.RuntimeLock;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "outdated",
        description = {
            "Tells which tags have moved since the StandardRuntimes were locked. Changes nothing.",
            "",
            "The exit code is 0 whatever is found, unless --exit-code is given."
        })
final class RuntimesOutdatedCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    ChosenLanguages chosen = new ChosenLanguages();

    @Mixin
    LockOption lock = new LockOption();

    @CommandLine.Option(
            names = "--exit-code",
            description = "Exits with 32 when a tag has moved or a runtime is not locked, and with a failure's own code"
                    + " when a registry cannot be asked.")
    boolean exitCode;

    RuntimesOutdatedCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.runtimes(lock.file())
                .fold(
                        session.output()::refused,
                        node -> node.lock()
                                .map(known -> look(node, known))
                                .getOrElse(() -> session.output()
                                        .badInput(
                                                "there is no lock"
                                                        + node.lockFile()
                                                                .map(file -> " at " + file)
                                                                .getOrElse(""),
                                                "`runtimes lock` writes one; --lock FILE names another")));
    }

    private int look(NodeRuntimes node, RuntimeLock known) {
        return chosen.in(node.registry())
                .fold(
                        problem -> session.output().badInput(problem.message(), problem.remedy()),
                        runtimes -> session.withRegistries(registries -> {
                            try (var interrupts = new Interrupts(Work.CHECK)) {
                                var seen = new OutdatedRuntimes(registries.credentials(), registries.registry())
                                        .look(node, known, runtimes, interrupts.cancellation());
                                int code = print(seen);
                                session.output().flush();
                                interrupts.finish(code);
                                return code;
                            }
                        }));
    }

    private int print(List<RuntimeMovement> seen) {
        if (session.output().json()) {
            seen.forEach(one -> session.output().document(RuntimeDocuments.moved(one)));
        } else {
            RuntimesText.movements(seen).lines().forEach(session.output()::line);
        }
        session.output().flush();
        seen.forEach(this::explain);
        return exitCode ? code(seen) : ExitCode.DONE;
    }

    private void explain(RuntimeMovement seen) {
        switch (seen.movement()) {
            case Movement.Unknown(var failure) ->
                session.output().error(failure.name(), seen.runtime() + ": " + failure.message(), failure.remedy());
            case Movement.NotLocked(var problem) -> session.output().warn(List.of(problem.message()));
            case Movement.Unmoved _, Movement.Moved _ -> {}
        }
    }

    private static int code(List<RuntimeMovement> seen) {
        return seen.stream()
                .map(RuntimeMovement::movement)
                .map(movement -> switch (movement) {
                    case Movement.Unknown(var failure) -> ExitCode.of(failure);
                    case Movement.Moved _, Movement.NotLocked _ -> ExitCode.OUTDATED;
                    case Movement.Unmoved _ -> ExitCode.DONE;
                })
                .reduce(
                        ExitCode.DONE,
                        (first, next) -> first == ExitCode.DONE || first == ExitCode.OUTDATED
                                ? next == ExitCode.DONE ? first : next
                                : first);
    }
}
