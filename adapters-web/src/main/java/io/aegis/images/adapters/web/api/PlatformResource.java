package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.PlatformImages;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.service.LocalPlatform;
import io.aegis.images.application.service.PlatformClient;
import io.aegis.images.application.service.Refusal;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.vavr.control.Either;
import java.util.List;
import java.util.function.BiFunction;

/** {@code /v1/platform}: AEGIS's own images, at their registry and on this node. */
final class PlatformResource {

    private final PlatformImages images;

    PlatformResource(PlatformImages images) {
        this.images = images;
    }

    Routes routes() {
        return new Routes(List.of(
                Route.get("/v1/platform/images", this::images, "image", "offline"),
                Route.get("/v1/platform/check", this::check, "image")));
    }

    private Answer images(Exchange exchange) {
        return exchange.query()
                .flag("offline")
                .flatMap(offline -> told(exchange, (platform, names) -> platform.platform(names, offline)))
                .fold(Answer::problem, Answer::ok);
    }

    private Answer check(Exchange exchange) {
        return told(exchange, PlatformClient::platformCheck).fold(Answer::problem, Answer::ok);
    }

    /** A registry is no longer asked for a client that went away. */
    private Either<Problem, Document> told(
            Exchange exchange, BiFunction<PlatformClient, List<String>, Either<Refusal, List<Document>>> question) {
        var cancellation = new Cancellation();
        exchange.connection().onHangUp(() -> cancellation.cancel(new Cancelled(new Detail("the client went away"))));
        return question.apply(new LocalPlatform(images, cancellation), names(exchange))
                .mapLeft(unknown -> Problem.badInput(unknown.message()))
                .map(told -> new Document().with("images", told));
    }

    private static List<String> names(Exchange exchange) {
        return exchange.query()
                .find("image")
                .map(text -> List.of(text.split(",", -1)))
                .getOrElse(List.of());
    }
}
