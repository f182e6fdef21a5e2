package io.aegis.images.adapters.cli;

import io.aegis.images.application.resolution.ResolvedImage;
import io.vavr.control.Option;
import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;

@Command(
        name = "resolve",
        description =
                "Tells which image is meant. Touches neither the container runtime, nor the record, nor the network.")
final class ResolveCommand implements Callable<Integer> {
    private final Resolutions resolutions;
    private final Output output;
    private final InputStream in;

    @ArgGroup(multiplicity = "1")
    ResolveInputs inputs = new ResolveInputs();

    ResolveCommand(Resolutions resolutions, Output output, InputStream in) {
        this.resolutions = resolutions;
        this.output = output;
        this.in = in;
    }

    @Override
    public Integer call() {
        return inputs.stdin ? lines() : print(resolutions.of(inputs.wanted));
    }

    private int lines() {
        var lines = new InputLines(in);
        return print(Stream.generate(() -> next(lines))
                .takeWhile(line -> !line.isEmpty())
                .map(line -> Resolutions.of(line.get())));
    }

    private Option<String> next(InputLines lines) {
        if (lines.isDry()) {
            output.flush();
        }
        return output.isBroken() ? Option.none() : lines.next();
    }

    private int print(Stream<Resolution> found) {
        return found.mapToInt(this::print).max().orElse(ExitCode.DONE);
    }

    private int print(Resolution resolution) {
        return resolution
                .image()
                .fold(
                        problem -> {
                            if (output.json()) {
                                output.document(resolution.document());
                            }
                            output.error("", problem.message(), problem.remedy());
                            return ExitCode.BAD_INPUT;
                        },
                        image -> {
                            output.warn(image.warnings());
                            output.answer(resolution.document(), text(resolution, image));
                            return ExitCode.DONE;
                        });
    }

    private static String text(Resolution resolution, ResolvedImage image) {
        return image.reference()
                + resolution
                        .need()
                        .map(need -> "  (" + need.who() + ", " + image.how() + ", " + need.policy() + ")")
                        .getOrElse("");
    }
}
