package io.aegis.images.adapters.web.console;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /console/}: the same files for everybody. They hold nothing of the node, so that no token is needed for them. */
public final class Console {

    private static final String HOME = "/console/";
    private static final String INDEX = "index.html";

    private final Map<String, ConsoleFile> files = Stream.of(
                    INDEX,
                    "console.css",
                    "icon.svg",
                    "api.js",
                    "app.js",
                    "chart.js",
                    "dom.js",
                    "format.js",
                    "live.js",
                    "parts.js",
                    "signin.js",
                    "audit.js",
                    "disk.js",
                    "failures.js",
                    "health.js",
                    "image.js",
                    "images.js",
                    "pulls.js",
                    "registries.js")
            .map(ConsoleFile::read)
            .collect(Collectors.toUnmodifiableMap(ConsoleFile::name, file -> file));

    public Routes routes() {
        return new Routes(List.of(
                Route.get("/", _ -> home()),
                Route.get("/console", _ -> home()),
                Route.get(HOME, exchange -> file(exchange, INDEX)),
                Route.get(HOME + "{file}", exchange -> file(exchange, exchange.variable("file")))));
    }

    private static Answer home() {
        return new Answer.Whole(302, "text/plain", new byte[0], Map.of("Location", HOME));
    }

    private Answer file(Exchange exchange, String name) {
        return Option.<ConsoleFile>of(files.get(name))
                .map(file -> file.answer(exchange.header("If-None-Match")))
                .getOrElse(() -> Answer.problem(Problem.noSuchResource("the console has no such file")));
    }
}
