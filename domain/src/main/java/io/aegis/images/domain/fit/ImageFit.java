package io.aegis.images.domain.fit;

import io.aegis.images.domain.Printable;
import io.aegis.images.domain.fit.Start.ByBootstrap;
import io.aegis.images.domain.fit.Start.ByCommand;
import io.aegis.images.domain.pull.Platform;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;

/** Whether an image can run what the orchestrator starts in it. That it cannot be told is an answer of its own. */
public sealed interface ImageFit {

    /** @param why one line: what shows it */
    record Fits(String why) implements ImageFit {}

    record DoesNotFit(Misfit misfit) implements ImageFit {}

    /** @param why one line: what is not known */
    record CannotBeTold(String why) implements ImageFit {}

    /** Decides by the configuration alone, or with certainty by what the image's layers hold. */
    static ImageFit of(Platform wanted, Start start, StartConfiguration image, Option<ImageFiles> files) {
        if (!image.platform().satisfies(wanted)) {
            return new DoesNotFit(new Misfit.OtherPlatform(wanted, List.of(image.platform())));
        }
        return switch (start) {
            case ByCommand _ -> new Fits("it is there for " + wanted + "; what a step runs in it is the step's own");
            case ByBootstrap(var path) ->
                files.map(known -> byFiles(path, image, known)).getOrElse(() -> byConfiguration(path, image));
        };
    }

    private static ImageFit byFiles(Option<String> bootstrap, StartConfiguration image, ImageFiles files) {
        var python = inSearchPath(image, "python")
                .flatMap(path -> files.program(path).toJavaStream());
        var missing = bootstrap.map(image::inFull).filter(path -> !files.holds(path));
        return python.findFirst()
                .<ImageFit>map(path -> missing.<ImageFit>map(absent -> new DoesNotFit(new Misfit.NoBootstrap(absent)))
                        .getOrElse(() -> new Fits("its layers hold " + Printable.of(path))))
                .orElseGet(() -> new DoesNotFit(new Misfit.NoPython(image.searchPath(), otherPython(image, files))));
    }

    private static Option<String> otherPython(StartConfiguration image, ImageFiles files) {
        return Option.ofOptional(inSearchPath(image, "python3")
                .filter(path -> files.program(path).isDefined())
                .findFirst());
    }

    private static ImageFit byConfiguration(Option<String> bootstrap, StartConfiguration image) {
        return sign(image)
                .<ImageFit>map(sign -> bootstrap
                        .<ImageFit>map(path -> new CannotBeTold(sign + ", but nothing tells whether there is a file "
                                + Printable.of(image.inFull(path))))
                        .getOrElse(() -> new Fits(sign)))
                .getOrElse(() -> new CannotBeTold("nothing in its configuration tells whether there is a `python`"));
    }

    /** Images of the python family set the variable; and what an image itself starts is there. */
    private static Option<String> sign(StartConfiguration image) {
        return image.variable("PYTHON_VERSION")
                .map(version -> "its PYTHON_VERSION is " + Printable.of(version))
                .orElse(() -> image.ownProgram()
                        .filter(program -> program.equals("python")
                                || inSearchPath(image, "python").anyMatch(program::equals))
                        .map(program -> "it starts " + program + " itself"));
    }

    private static Stream<String> inSearchPath(StartConfiguration image, String program) {
        return image.searchPath().stream().map(directory -> directory + "/" + program);
    }
}
