package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.publication.ResolutionDocuments;
import io.aegis.images.application.resolution.ResolvedImage;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** {@code /v1/resolve}: which image is meant, without touching runtime, record or network. */
final class ResolveResource {

    private final Wanted wanted;

    ResolveResource(Wanted wanted) {
        this.wanted = wanted;
    }

    Routes routes() {
        return new Routes(List.of(Route.get("/v1/resolve", this::resolve, "reference", "language", "version")));
    }

    private Answer resolve(Exchange exchange) {
        var query = exchange.query();
        var reference = query.find("reference");
        var language = query.find("language");
        var version = query.find("version");
        if (reference.isDefined() && language.isEmpty() && version.isEmpty()) {
            return answer(reference.get(), Wanted.reference(reference.get()));
        }
        return reference.isEmpty() && language.isDefined() && version.isDefined()
                ? answer(language.get() + " " + version.get(), wanted.standard(language.get(), version.get()))
                : Answer.problem(Problem.badInput("say which: reference, or language and version"));
    }

    private static Answer answer(String input, Either<Problem, ResolvedImage> image) {
        var document = ResolutionDocuments.of(input, Option.none(), image.mapLeft(Problem::detail));
        return image.fold(problem -> Answer.problem(problem.with(document)), _ -> Answer.ok(document));
    }
}
