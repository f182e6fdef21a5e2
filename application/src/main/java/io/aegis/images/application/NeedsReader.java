package io.aegis.images.application;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.StartProblem.BadInput;
import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.port.Documents.FoundManifests;
import io.aegis.images.application.port.Documents.FoundReferences;
import io.aegis.images.application.port.Documents.ListedReference;
import io.aegis.images.application.port.Documents.NamedManifest;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.application.preparation.NeedSources;
import io.aegis.images.application.preparation.Needs;
import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Works out which images executions will ask for, from the runtime registry, manifests, lists and references. Touches neither
 * the container runtime nor the network.
 */
public final class NeedsReader {

    private final Documents documents;
    private final ImageResolver resolver;

    public NeedsReader(Documents documents, ImageResolver resolver) {
        this.documents = documents;
        this.resolver = resolver;
    }

    /** All of them, or each reason why one cannot be meant, with its file where it stands in one. */
    public Either<StartProblem, Needs> read(NeedSources sources) {
        return all(List.of(
                        runtimes(sources.runtimes()),
                        each(sources.manifests(), this::manifests),
                        each(sources.lists(), this::list),
                        right(given(sources.references()))))
                .mapLeft(StartProblem::of);
    }

    private Either<List<BadInput>, Needs> runtimes(Option<List<String>> wanted) {
        return wanted.map(languages -> languages.isEmpty()
                        ? each(resolver.runtimes(), this::runtime)
                        : each(languages, this::language))
                .getOrElse(() -> right(Needs.NONE));
    }

    private Either<List<BadInput>, Needs> language(String language) {
        return resolver.runtimes(language)
                .mapLeft(unknown -> bad(unknown.message(), unknown.remedy()))
                .flatMap(versions -> each(versions, this::runtime));
    }

    private Either<List<BadInput>, Needs> runtime(StandardRuntime runtime) {
        return resolver.resolve(runtime)
                .mapLeft(unknown -> bad(unknown.message(), unknown.remedy()))
                .map(image -> Needs.of(Need.of(image, runtime.toString())));
    }

    private Either<List<BadInput>, Needs> manifests(Path place) {
        return documents
                .manifests(place)
                .mapLeft(NeedsReader::bad)
                .flatMap((FoundManifests found) -> all(List.of(
                        right(new Needs(List.of(), found.warnings())),
                        each(found.broken(), broken -> left(bad(broken))),
                        each(found.manifests(), this::needs))));
    }

    /** What one manifest asks for. */
    public Either<StartProblem, Needs> of(NamedManifest named) {
        return needs(named).mapLeft(StartProblem::of);
    }

    private Either<List<BadInput>, Needs> needs(NamedManifest named) {
        var manifest = named.manifest();
        return each(manifest.needs(), need -> need(named.document(), need))
                .map(needs -> Needs.merged(List.of(new Needs(List.of(), manifest.warnings()), needs)));
    }

    private Either<List<BadInput>, Needs> need(String document, ImageNeed need) {
        return resolver.resolve(need.runtime())
                .mapLeft(unknown -> bad(document + ": " + need.who() + ": " + unknown.message(), unknown.remedy()))
                .map(image ->
                        Needs.of(new Need(image, need.policy(), need.registryCredentials(), List.of(need.who()))));
    }

    private Either<List<BadInput>, Needs> list(Path file) {
        return documents
                .references(file)
                .mapLeft(NeedsReader::bad)
                .flatMap((FoundReferences found) -> all(List.of(
                        right(new Needs(
                                found.references().stream()
                                        .map(NeedsReader::listed)
                                        .toList(),
                                List.of())),
                        each(found.broken(), broken -> left(bad(broken))))));
    }

    private static Need listed(ListedReference listed) {
        return Need.of(new ResolvedImage(listed.reference(), "listed in " + listed.where(), List.of()), listed.where());
    }

    private static Needs given(List<ImageReference> references) {
        return new Needs(
                references.stream()
                        .map(reference -> Need.of(new ResolvedImage(reference, "as given", List.of()), "as given"))
                        .toList(),
                List.of());
    }

    private static <T> Either<List<BadInput>, Needs> each(
            List<T> sources, Function<T, Either<List<BadInput>, Needs>> reader) {
        return all(sources.stream().map(reader).toList());
    }

    private static Either<List<BadInput>, Needs> all(List<Either<List<BadInput>, Needs>> parts) {
        var problems = parts.stream()
                .filter(Either::isLeft)
                .flatMap(part -> part.getLeft().stream())
                .toList();
        return problems.isEmpty()
                ? right(Needs.merged(parts.stream().map(Either::get).toList()))
                : left(problems);
    }

    private static List<BadInput> bad(BadDocument problem) {
        return bad(problem.message(), problem.remedy());
    }

    private static List<BadInput> bad(String message, String remedy) {
        return List.of(new BadInput(message, remedy));
    }
}
