package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Query;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.port.AccessProofs;
import io.aegis.images.application.publication.AccessDocuments;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.service.ProofSelection;
import io.aegis.images.domain.credential.Claimant;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.List;

/** {@code /v1/access}: who has shown a registry that they may have which image, and taking that back. */
final class AccessResource {

    private final AccessProofs proofs;
    private final InstantSource clock;

    AccessResource(AccessProofs proofs, InstantSource clock) {
        this.proofs = proofs;
        this.clock = clock;
    }

    Routes routes() {
        return new Routes(List.of(
                Route.get("/v1/access", this::list),
                Route.work("DELETE", "/v1/access", this::revoke, "repository", "claimant", "all")));
    }

    private Answer list(Exchange exchange) {
        return proofs.all()
                .<Problem>mapLeft(Problem::of)
                .map(found ->
                        document(found.stream().map(AccessDocuments::proven).toList()))
                .fold(Answer::problem, Answer::ok);
    }

    private Answer revoke(Exchange exchange) {
        return selection(exchange.query()).flatMap(this::revoke).fold(Answer::problem, Answer::ok);
    }

    private Either<Problem, Document> revoke(ProofSelection which) {
        var now = clock.instant();
        return proofs.revoke(which.repository(), which.claimant(), now)
                .<Problem>mapLeft(Problem::of)
                .map(revoked -> document(revoked.stream()
                        .map(proven -> AccessDocuments.revoked(proven, now))
                        .toList()));
    }

    /** Nobody takes back all because a parameter was forgotten. */
    private static Either<Problem, ProofSelection> selection(Query query) {
        var claimant = query.find("claimant").map(Claimant::new);
        return query.flag("all")
                .flatMap(all -> repository(query).flatMap(repository -> {
                    var narrowed = repository.isDefined() || claimant.isDefined();
                    if (all == narrowed) {
                        return Either.left(Problem.badInput(
                                all
                                        ? "all=true takes back every proof, and a repository or claimant some"
                                        : "it is not said which proofs are taken back",
                                "say repository, claimant or both; or all=true"));
                    }
                    return Either.right(new ProofSelection(repository, claimant));
                }));
    }

    private static Either<Problem, Option<String>> repository(Query query) {
        return query.find("repository")
                .map(text -> ProofSelection.repository(text)
                        .mapLeft(Problem::badInput)
                        .map(Option::some))
                .getOrElse(Either.right(Option.none()));
    }

    private static Document document(List<Document> proofs) {
        return new Document().with("proofs", proofs);
    }
}
