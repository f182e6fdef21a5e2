package io.aegis.images.adapters.cli;

import io.aegis.images.application.preparation.NeedSources;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.InvalidReference;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Where it stands what executions will ask for; one of them at least, and as many as wanted. */
final class NeedOptions {
    @CommandLine.Option(
            names = "--runtimes",
            paramLabel = "LANG",
            arity = "0..*",
            preprocessor = Languages.class,
            description = {
                "StandardRuntimes of these languages, or of all; deprecated ones too. A word with '/', ':' or '@' is no"
                        + " language but the first REF."
            })
    @Nullable
    List<String> runtimes;

    @CommandLine.Option(
            names = "--manifests",
            paramLabel = "DIR|FILE",
            arity = "1..*",
            description = "Agent and workflow manifests, or directories with such in and below them.")
    List<Path> manifests = List.of();

    @CommandLine.Option(
            names = "--file",
            paramLabel = "LIST",
            arity = "1..*",
            description = "Files with a reference a line; what follows a # is passed over.")
    List<Path> lists = List.of();

    @Parameters(paramLabel = "REF", arity = "0..*", description = "Image references; before options, or after --.")
    List<String> references = List.of();

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    /** All of them; a command that names none is misused. */
    NeedSources sources() {
        manifests.forEach(path -> mustBeNoReference("--manifests", path));
        lists.forEach(path -> mustBeNoReference("--file", path));
        if (runtimes == null && manifests.isEmpty() && lists.isEmpty() && references.isEmpty()) {
            throw Misuse.of(command, "no image is named: give references, --runtimes, --manifests or --file");
        }
        return new NeedSources(
                Option.<List<String>>of(runtimes),
                manifests,
                lists,
                references.stream().map(this::reference).toList());
    }

    private ImageReference reference(String text) {
        return ImageReference.parse(text)
                .mapLeft(InvalidReference::message)
                .getOrElseThrow(problem -> Misuse.of(command, problem));
    }

    /** An option that takes several paths takes what follows it for paths too. */
    private void mustBeNoReference(String option, Path path) {
        var text = path.toString();
        if (text.contains(":") && ImageReference.isFullyQualified(text) && !Files.exists(path)) {
            throw Misuse.of(
                    command,
                    option + ": there is no file '" + text + "'; a reference goes before the options, or after --");
        }
    }
}
