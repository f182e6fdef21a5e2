package io.aegis.images.adapters.cli;

import io.aegis.images.application.ImageNode;
import io.aegis.images.application.cache.ReferenceRemover.Outcome;
import io.aegis.images.application.port.ImageRemover.HeldByTags;
import io.aegis.images.application.port.ImageRemover.InUse;
import io.aegis.images.application.port.ImageRemover.NotThere;
import io.aegis.images.application.port.ImageRemover.Removal;
import io.aegis.images.application.port.ImageRemover.Removed;
import io.aegis.images.application.port.ImageRemover.Untagged;
import io.aegis.images.application.publication.CacheDocuments;
import io.aegis.images.application.publication.Document;
import io.aegis.images.domain.Printable;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
        return session.withNode(node -> named.stream()
                .map(reference -> remove(node, reference))
                .reduce(ExitCode.DONE, (first, code) -> first == ExitCode.DONE ? code : first));
    }

    private int remove(ImageNode node, ImageReference reference) {
        var remover = node.cache().remover();
        return (dryRun
                        ? remover.preview(reference).map(removal -> new Outcome(removal, Option.none()))
                        : remover.remove(reference))
                .fold(
                        failure -> session.output()
                                .failed(
                                        CacheDocuments.removal(
                                                reference, node.id(), dryRun, Option.none(), Option.some(failure)),
                                        failure),
                        outcome -> tell(node, reference, outcome));
    }

    private int tell(ImageNode node, ImageReference reference, Outcome outcome) {
        var removal = outcome.removal();
        var failure = outcome.unrecorded().orElse(() -> notThere(reference, removal));
        var document = CacheDocuments.removal(reference, node.id(), dryRun, Option.some(removal), failure);
        return switch (removal) {
            case Removed(long bytes) -> done(document, reference, removed(bytes), outcome);
            case Untagged _ -> done(document, reference, dryRun ? "would untag" : "untagged", outcome);
            case NotThere _ -> session.output().failed(document, failure.get(), "inventory --refresh tells what is");
            case InUse(var containers, var said) ->
                refused(
                        document,
                        "ImageInUse",
                        reference + " is in use" + by(containers, said),
                        containers.isEmpty() ? "ask again later" : "remove the containers first",
                        ExitCode.IMAGE_IN_USE);
            case HeldByTags(var tags) ->
                refused(
                        document,
                        "",
                        reference + " is held by " + names(tags),
                        "remove " + names(tags) + ": the digest goes with the last tag",
                        ExitCode.BAD_INPUT);
        };
    }

    private int done(Document document, ImageReference reference, String what, Outcome outcome) {
        session.output().answer(document, what + " " + reference);
        return outcome.unrecorded()
                .map(why -> {
                    session.output()
                            .error(
                                    why.name(),
                                    reference + " is removed, but that could not be recorded: " + why.message(),
                                    why.remedy() + "; then inventory --refresh brings the record in line");
                    return ExitCode.of(why);
                })
                .getOrElse(ExitCode.DONE);
    }

    private int refused(Document document, String name, String message, String remedy, int code) {
        if (session.output().json()) {
            session.output().document(document);
        }
        session.output().error(name, message, remedy);
        return code;
    }

    private String removed(long bytes) {
        return (dryRun ? "would remove (" : "removed (") + Sizes.text(bytes) + " freed)";
    }

    private static Option<PullFailure> notThere(ImageReference reference, Removal removal) {
        return Option.when(
                removal instanceof NotThere, () -> new ImageNotFound(reference, Missing.ON_NODE, Detail.NONE));
    }

    private static String by(List<String> containers, Detail said) {
        return containers.isEmpty()
                ? ": " + said
                : (containers.size() == 1 ? " by the container " : " by the containers ")
                        + containers.stream().map(Printable::of).collect(Collectors.joining(", "));
    }

    private static String names(List<ImageReference> tags) {
        return tags.stream().map(ImageReference::toString).collect(Collectors.joining(", "));
    }
}
