package io.aegis.images.adapters.cli;

import io.aegis.images.application.publication.PlatformDocuments;
import io.aegis.images.domain.platformimage.CommitSha;
import io.aegis.images.domain.platformimage.NotPublished;
import io.aegis.images.domain.platformimage.PushedRef;
import io.aegis.images.domain.platformimage.TaggingStrategy;
import io.vavr.control.Either;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "tags",
        description = {
            "Prints the tags that a build must push, one a line: for a push to main latest and sha-<short>, for a release"
                    + " its version and the floating tags that it is the newest of, for a pre-release its version alone.",
            "",
            "Reads no configuration, and needs no node and no network."
        })
final class PlatformTagsCommand implements Callable<Integer> {
    private final Output output;

    @Option(
            names = "--ref",
            paramLabel = "REF",
            required = true,
            description = "What was pushed: refs/heads/main or refs/tags/v1.2.3.")
    String ref = "";

    @Option(
            names = "--sha",
            paramLabel = "SHA",
            required = true,
            description = "The commit that the image is built from.")
    String sha = "";

    @Option(
            names = "--existing",
            paramLabel = "FILE|-|TAG",
            arity = "0..*",
            description =
                    "The tags that there are so far: in files, on standard input (-), or themselves. A release moves no"
                            + " floating tag backward.")
    @Nullable
    List<String> existing;

    @Spec
    @Nullable
    CommandSpec spec;

    PlatformTagsCommand(Output output) {
        this.output = output;
    }

    @Override
    public Integer call() {
        var commit = readable(CommitSha.parse(sha));
        var pushed = readable(PushedRef.parse(ref));
        var known = new ExistingTags(output.console().in())
                .read(existing == null ? List.of() : existing)
                .getOrElseThrow(problem -> Misuse.of(spec, problem));
        if (existing == null && pushed instanceof PushedRef.Version(var version) && version.isRelease()) {
            output.note("warning: without --existing, " + version + " is taken for the newest release of all");
        }
        var tags = TaggingStrategy.tagsFor(pushed, commit, known);
        output.answer(PlatformDocuments.tags(ref, commit, tags), String.join("\n", tags));
        return ExitCode.DONE;
    }

    private <T> T readable(Either<NotPublished, T> read) {
        return read.getOrElseThrow((NotPublished problem) -> Misuse.of(spec, problem.message()));
    }
}
