package io.aegis.images.adapters.cli;

import io.aegis.images.application.NodeRuntimes;
import io.aegis.images.application.publication.RuntimeDocuments;
import io.aegis.images.domain.runtime.LockedRuntime;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "Lists the StandardRuntimes: their images, what they are locked to, and which are deprecated.")
final class RuntimesListCommand implements Callable<Integer> {
    private final Session session;

    @CommandLine.Option(
            names = "--language",
            paramLabel = "L",
            description = "Only those of this language; none when the runtime registry does not know it.")
    @Nullable
    String language;

    @Mixin
    LockOption lock = new LockOption();

    RuntimesListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return session.runtimes(lock.file()).fold(session.output()::refused, this::print);
    }

    private int print(NodeRuntimes node) {
        var runtimes = Option.<String>of(language)
                .map(chosen -> node.registry().all(chosen).getOrElse(List.of()))
                .getOrElse(node.registry()::all);
        if (session.output().json()) {
            runtimes.forEach(runtime -> entry(node, runtime)
                    .forEach(entry -> session.output().document(RuntimeDocuments.listed(node, runtime, entry))));
        } else if (runtimes.isEmpty()) {
            session.output().note("the runtime registry has no such runtime");
        } else {
            table(node, runtimes).lines().forEach(session.output()::line);
        }
        session.output().flush();
        session.output().warn(problems(node, runtimes));
        return ExitCode.DONE;
    }

    private static Table table(NodeRuntimes node, List<StandardRuntime> runtimes) {
        var table = new Table("RUNTIME", "IMAGE", "LOCKED", "STATE", "DESCRIPTION");
        for (var runtime : runtimes) {
            entry(node, runtime)
                    .forEach(entry -> table.row(
                            runtime.toString(),
                            entry.image().familiar(),
                            digest(node, runtime, entry),
                            entry.deprecated() ? "deprecated" : "supported",
                            entry.description()));
        }
        return table;
    }

    private static String digest(NodeRuntimes node, StandardRuntime runtime, RuntimeEntry entry) {
        return node.lock()
                .flatMap(lock -> lock.fitting(runtime, entry).toOption())
                .map(LockedRuntime::digest)
                .map(Digests::shortened)
                .getOrElse("-");
    }

    /** Runtimes that resolve to nothing because of the lock. */
    private static List<String> problems(NodeRuntimes node, List<StandardRuntime> runtimes) {
        return node.lock()
                .toJavaStream()
                .flatMap(lock -> runtimes.stream()
                        .flatMap(runtime -> entry(node, runtime)
                                .flatMap(entry ->
                                        lock.fitting(runtime, entry).swap().toOption())
                                .toJavaStream()))
                .map(problem -> problem.message())
                .toList();
    }

    private static Option<RuntimeEntry> entry(NodeRuntimes node, StandardRuntime runtime) {
        return node.registry().find(runtime).toOption();
    }
}
