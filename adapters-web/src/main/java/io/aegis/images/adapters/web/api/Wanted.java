package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Json;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.ImageResolver;
import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.application.resolution.Manifest;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.InvalidReference;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.aegis.images.domain.runtime.UnresolvedRuntime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which images a body means: a reference, an inline manifest, or a language and its version. Nothing is ever opened. */
final class Wanted {

    static final Set<String> FIELDS = new TreeSet<>(List.of(
            "reference",
            "manifest",
            "language",
            "version",
            "policy",
            "platform",
            "timeout",
            "credential",
            "execution_id",
            "tenant_id",
            "correlation_id"));

    private static final String ONE_OF =
            "the body must say which image: reference, or manifest, or language and version";
    private static final int LARGEST_MANIFEST = 256 * 1024;

    private final Documents documents;
    private final ImageResolver resolver;

    Wanted(Documents documents, ImageResolver resolver) {
        this.documents = documents;
        this.resolver = resolver;
    }

    Either<Problem, List<EnsureRequest>> of(Fields fields) {
        return Terms.read(fields).flatMap(terms -> requests(fields, terms));
    }

    private Either<Problem, List<EnsureRequest>> requests(Fields fields, Terms terms) {
        var ways = List.of("reference", "manifest", "language").stream()
                .filter(name -> fields.find(name).isDefined())
                .toList();
        if (ways.size() != 1 || fields.find("version").isDefined() != ways.equals(List.of("language"))) {
            return Either.left(Problem.badInput(ONE_OF));
        }
        return switch (ways.getFirst()) {
            case "reference" ->
                fields.text("reference").flatMap(Wanted::reference).map(image -> one(image, terms));
            case "manifest" -> manifest(fields).flatMap(manifest -> needs(manifest.needs(), terms));
            default -> standard(fields).map(image -> one(image, terms));
        };
    }

    private static List<EnsureRequest> one(ResolvedImage image, Terms terms) {
        return List.of(terms.request(image, PullPolicy.IF_NOT_PRESENT, Option.none()));
    }

    private static Either<Problem, ResolvedImage> reference(Option<String> text) {
        return reference(text.getOrElse(""));
    }

    static Either<Problem, ResolvedImage> reference(String text) {
        return ImageReference.parse(text)
                .map(reference -> new ResolvedImage(reference, "as given", List.of()))
                .mapLeft((InvalidReference invalid) -> Problem.badInput(invalid.message()));
    }

    private Either<Problem, ResolvedImage> standard(Fields fields) {
        return fields.text("language")
                .flatMap(language -> fields.text("version")
                        .flatMap(version -> standard(language.getOrElse(""), version.getOrElse(""))));
    }

    Either<Problem, ResolvedImage> standard(String language, String version) {
        return resolver.resolve(new StandardRuntime(language, version))
                .mapLeft((UnresolvedRuntime unresolved) -> Problem.badInput(unresolved.message()));
    }

    private Either<Problem, Manifest> manifest(Fields fields) {
        return manifest("manifest", fields.find("manifest").map(Json::text).getOrElse(""));
    }

    Either<Problem, Manifest> manifest(String name, String text) {
        return text.length() > LARGEST_MANIFEST
                ? Either.left(Problem.badInput(name + " is longer than " + LARGEST_MANIFEST + " characters"))
                : documents
                        .manifest(name, text)
                        .mapLeft((BadDocument problem) -> Problem.badInput(
                                problem.message(), "send the manifest itself, as text or as a JSON object"));
    }

    private Either<Problem, List<EnsureRequest>> needs(List<ImageNeed> needs, Terms terms) {
        var requests = new ArrayList<EnsureRequest>();
        for (var need : needs) {
            var image = resolver.resolve(need.runtime());
            if (image.isLeft()) {
                return Either.left(
                        Problem.badInput(need.who() + ": " + image.getLeft().message()));
            }
            requests.add(terms.request(image.get(), need.policy(), need.registryCredentials()));
        }
        return Either.right(requests);
    }
}
