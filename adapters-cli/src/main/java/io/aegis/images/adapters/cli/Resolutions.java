package io.aegis.images.adapters.cli;

import io.aegis.images.application.ImageResolver;
import io.aegis.images.application.StartProblem;
import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.InvalidReference;
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
                        problem -> Stream.of(refused("--runtimes", problem.message())),
                        known -> languages.isEmpty()
                                ? known.runtimes().stream().map(this::of)
                                : languages.stream().distinct().flatMap(language -> of(known, language)));
    }

    private Stream<Resolution> of(ImageResolver known, String language) {
        return known.runtimes(language)
                .fold(
                        problem -> Stream.of(refused(language, problem.message())),
                        runtimes -> runtimes.stream().map(this::of));
    }

    private static Resolution refused(String input, String problem) {
        return new Resolution(input, Option.none(), Either.left(problem));
    }

    static Resolution of(String text) {
        var image = ImageReference.parse(text)
                .map(reference -> new ResolvedImage(reference, "as given", List.of()))
                .mapLeft(InvalidReference::message);
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
                input, Option.some(need), resolve(need.runtime()).mapLeft(problem -> need.who() + ": " + problem));
    }

    private Either<String, ResolvedImage> resolve(ExecutionRuntime runtime) {
        return switch (runtime) {
            case CustomRuntime(var image) ->
                Either.right(new ResolvedImage(image, "the manifest's own image", List.of()));
            case StandardRuntime standard ->
                resolver.get()
                        .mapLeft(StartProblem::message)
                        .flatMap(known -> known.resolve(standard).mapLeft(UnresolvedRuntime::message));
        };
    }

    private static Resolution unreadable(String input, BadDocument problem) {
        return refused(input, problem.message());
    }
}
