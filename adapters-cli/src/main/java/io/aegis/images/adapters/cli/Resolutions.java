package io.aegis.images.adapters.cli;

import io.aegis.images.application.ImageResolver;
import io.aegis.images.application.StartProblem;
import io.aegis.images.application.StartProblem.BadInput;
import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.CustomRuntime;
import io.aegis.images.domain.runtime.ExecutionRuntime;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.aegis.images.domain.runtime.UnresolvedRuntime;
import io.vavr.Lazy;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Works out which image each input means. The node's configuration is read only for inputs that need it, and once. */
final class Resolutions {
    private final Documents documents;
    private final Output output;
    private final Lazy<Either<StartProblem, ImageResolver>> resolver;

    Resolutions(Documents documents, Session session) {
        this.documents = documents;
        this.output = session.output();
        this.resolver = Lazy.of(session::resolver);
    }

    Stream<Resolution> of(Wanted wanted) {
        var standard = wanted.standard;
        if (standard != null) {
            return Stream.of(of(new StandardRuntime(standard.language, standard.version)));
        }
        return Stream.concat(
                wanted.references.stream().map(Resolutions::of),
                wanted.manifests.stream().flatMap(this::of));
    }

    /** The StandardRuntimes of these languages, or of all. */
    Stream<Resolution> ofRuntimes(List<String> languages) {
        return resolver.get()
                .fold(
                        problem -> Stream.of(refused("--runtimes", bad(problem))),
                        known -> languages.isEmpty()
                                ? known.runtimes().stream().map(this::of)
                                : languages.stream().distinct().flatMap(language -> of(known, language)));
    }

    private Stream<Resolution> of(ImageResolver known, String language) {
        return known.runtimes(language)
                .fold(
                        problem -> Stream.of(refused(language, bad(problem))),
                        runtimes -> runtimes.stream().map(this::of));
    }

    private static Resolution refused(String input, BadInput problem) {
        return new Resolution(input, Option.none(), Either.left(problem));
    }

    static Resolution of(String text) {
        var image = ImageReference.parse(text)
                .map(reference -> new ResolvedImage(reference, "as given", List.of()))
                .mapLeft(invalid -> new BadInput(invalid.message(), invalid.remedy()));
        return new Resolution(text, Option.none(), image);
    }

    private Resolution of(StandardRuntime runtime) {
        return new Resolution(runtime.toString(), Option.none(), resolve(runtime));
    }

    private Stream<Resolution> of(Path file) {
        var input = file.toString();
        return documents
                .manifest(file)
                .peek(manifest -> output.warn(manifest.warnings()))
                .fold(
                        problem -> Stream.of(unreadable(input, problem)),
                        manifest -> manifest.needs().stream().map(need -> of(input, need)));
    }

    private Resolution of(String input, ImageNeed need) {
        return new Resolution(
                input,
                Option.some(need),
                resolve(need.runtime())
                        .mapLeft(problem -> new BadInput(need.who() + ": " + problem.message(), problem.remedy())));
    }

    private Either<BadInput, ResolvedImage> resolve(ExecutionRuntime runtime) {
        return switch (runtime) {
            case CustomRuntime(var image) ->
                Either.right(new ResolvedImage(image, "the manifest's own image", List.of()));
            case StandardRuntime standard ->
                resolver.get()
                        .mapLeft(Resolutions::bad)
                        .flatMap(known -> known.resolve(standard).mapLeft(Resolutions::bad));
        };
    }

    private static Resolution unreadable(String input, BadDocument problem) {
        return refused(input, new BadInput(problem.message(), problem.remedy()));
    }

    private static BadInput bad(StartProblem problem) {
        return new BadInput(problem.message(), problem.remedy());
    }

    private static BadInput bad(UnresolvedRuntime problem) {
        return new BadInput(problem.message(), problem.remedy());
    }
}
