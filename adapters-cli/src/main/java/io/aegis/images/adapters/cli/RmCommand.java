package io.aegis.images.adapters.cli;

import io.aegis.images.application.service.RemovalAnswer;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "rm",
        description = "Removes images by name from this node's runtime, and records it. Never forces: an image that a"
                + " container uses stays.")
final class RmCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "REF", description = "The images, as the runtime holds them.")
    List<String> references = List.of();

    @CommandLine.Option(names = "--dry-run", description = "Tells what would be done, and does nothing.")
    boolean dryRun;

    @Spec
    @Nullable
    CommandSpec spec;

    RmCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        var named = references.stream()
                .map(text -> ImageReference.parse(text).getOrElseThrow(bad -> Misuse.of(spec, bad.message())))
                .toList();
        return session.withClient(node -> named.stream()
                .map(reference -> node.remove(reference, dryRun).fold(session.output()::refused, this::tell))
                .reduce(ExitCode.DONE, (first, code) -> first == ExitCode.DONE ? code : first));
    }

    private int tell(RemovalAnswer answer) {
        var done = done(Answered.of(answer.document()));
        if (session.output().json() || done.isDefined()) {
            session.output().answer(answer.document(), done.getOrElse(""));
        }
        return answer.problem()
                .map(problem -> {
                    session.output().error(problem.name(), problem.message(), problem.remedy());
                    return ExitCode.named(problem.name());
                })
                .getOrElse(ExitCode.DONE);
    }

    /** What was done, or would be. */
    private static Option<String> done(Answered removal) {
        var reference = " " + removal.text("reference");
        var freed = " (" + Sizes.text(removal.number("bytes_freed")) + " freed)" + reference;
        return switch (removal.text("action")) {
            case "removed" -> Option.some("removed" + freed);
            case "remove" -> Option.some("would remove" + freed);
            case "untagged" -> Option.some("untagged" + reference);
            case "untag" -> Option.some("would untag" + reference);
            default -> Option.none();
        };
    }
}
