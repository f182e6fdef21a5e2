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
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.vavr.control.Either;
import java.util.List;

/** {@code /v1/platform/images}: AEGIS's own images, at their registry and on this node. */
final class PlatformResource {

    private final PlatformImages images;

    PlatformResource(PlatformImages images) {
        this.images = images;
    }

    Routes routes() {
        return new Routes(List.of(Route.get("/v1/platform/images", this::images, "image", "offline")));
    }

    private Answer images(Exchange exchange) {
        var names = exchange.query()
                .find("image")
                .map(text -> List.of(text.split(",", -1)))
                .getOrElse(List.of());
        return exchange.query()
                .flag("offline")
                .flatMap(offline -> states(exchange, names, offline))
                .fold(Answer::problem, Answer::ok);
    }

    /** A registry is no longer asked for a client that went away. */
    private Either<Problem, Document> states(Exchange exchange, List<String> names, boolean offline) {
        var cancellation = new Cancellation();
        exchange.connection().onHangUp(() -> cancellation.cancel(new Cancelled(new Detail("the client went away"))));
        return new LocalPlatform(images, cancellation)
                .platform(names, offline)
                .mapLeft(unknown -> Problem.badInput(unknown.message()))
                .map(states -> new Document().with("images", states));
    }
}
