package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.net.URI;
import java.util.regex.Pattern;

/** Where a list goes on, as {@code Link: <…>; rel="next"} tells it. */
final class Links {

    private static final int LONGEST = 4096;
    private static final Pattern LINK = Pattern.compile("<([^<>\\s]+)>([^<>]*)");
    private static final Pattern NEXT = Pattern.compile("(?i)[;\\s]rel\\s*=\\s*(\"next\"|next(?![^;,\\s]))");
    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e]+");

    /**
     * The path of the next page at the host that gave this one; empty on the last. A left when it would be at another host: the
     * registry behind a proxy may be wrong about its own scheme, but not about its name.
     */
    static Either<String, Option<String>> next(Answer page) {
        return page.header("Link")
                .flatMap(Links::target)
                .map(target -> at(page.from(), target).map(Option::some))
                .getOrElse(() -> right(Option.none()));
    }

    static Option<String> target(String header) {
        return Option.ofOptional(LINK.matcher(header.length() <= LONGEST ? header : "")
                .results()
                .filter(link -> NEXT.matcher(link.group(2)).find())
                .map(link -> link.group(1))
                .findFirst());
    }

    private static Either<String, String> at(URI page, String target) {
        return Try.of(() -> page.resolve(target))
                .toEither("its list goes on at what is no address")
                .flatMap(next -> isSameHost(page, next)
                        ? right(next.getRawPath()
                                + Option.of(next.getRawQuery()).map("?"::concat).getOrElse(""))
                        : left("its list goes on at another host"))
                .filterOrElse(
                        path -> path.startsWith("/v2/") && PLAIN.matcher(path).matches(),
                        _ -> "its list goes on at what is no list");
    }

    private static boolean isSameHost(URI page, URI next) {
        return Authority.of(page)
                .exists(host -> Authority.of(next).exists(other -> host.isSameAs(other, page.getScheme())));
    }

    private Links() {}
}
