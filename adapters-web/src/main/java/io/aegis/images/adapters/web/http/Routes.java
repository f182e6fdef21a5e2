package io.aegis.images.adapters.web.http;

import io.aegis.images.domain.Printable;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that can be asked. */
public record Routes(List<Route> all) {

    /** A route and the values of its variables. */
    record Match(Route route, Map<String, String> variables) {}

    /** These and others. */
    public Routes and(Routes others) {
        return new Routes(Stream.concat(all.stream(), others.all.stream()).toList());
    }

    Either<Problem, Match> find(String method, String rawPath) {
        return segments(rawPath).flatMap(path -> find(method, path, rawPath));
    }

    private Either<Problem, Match> find(String method, List<String> path, String rawPath) {
        var here = new ArrayList<Match>();
        for (var route : all) {
            route.template().match(path).forEach(variables -> here.add(new Match(route, variables)));
        }
        if (here.isEmpty()) {
            return Either.left(Problem.noSuchResource("there is nothing at " + Printable.of(rawPath)
                    + "; a reference is one segment, its slashes written %2F"));
        }
        // Who asks for the head of an answer gets it from the answer.
        var wanted = method.equals("HEAD") ? "GET" : method;
        return Option.ofOptional(here.stream()
                        .filter(match -> match.route().method().equals(wanted))
                        .findFirst())
                .toEither(() -> Problem.methodNotAllowed(
                        Printable.of(method),
                        here.stream().map(match -> match.route().method()).collect(Collectors.joining(", "))));
    }

    private static Either<Problem, List<String>> segments(String rawPath) {
        var segments = new ArrayList<String>();
        for (var raw : rawPath.substring(1).split("/", -1)) {
            var segment = Percent.decodePath(raw);
            if (segment.isEmpty()) {
                return Either.left(Problem.badInput("the path is not properly percent-encoded UTF-8"));
            }
            segments.add(segment.get());
        }
        return Either.right(segments);
    }
}
