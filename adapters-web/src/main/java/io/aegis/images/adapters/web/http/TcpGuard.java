package io.aegis.images.adapters.web.http;

import io.aegis.images.application.settings.ServiceSettings.TcpListener;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;

/**
 * Refuses what no rightful client sends: a name that is not ours, by which a page elsewhere could have been pointed here
 * (DNS rebinding); an origin that is not our own; and a request without the token where there is one.
 */
final class TcpGuard implements Guard {

    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private final TcpListener listener;
    private final Option<Token> token;

    TcpGuard(TcpListener listener, Option<Token> token) {
        this.listener = listener;
        this.token = token;
    }

    @Override
    public Option<Problem> refusal(Head head) {
        return foreignName(head)
                .orElse(() -> foreignOrigin(head))
                .orElse(() -> token.filter(wanted -> !head.open() && !wanted.isShownIn(head.authorization()))
                        .map(_ -> Problem.unauthorized()));
    }

    private Option<Problem> foreignName(Head head) {
        return head.host().exists(host -> isOurs(name(host)))
                ? Option.none()
                : Option.some(Problem.foreign("the request's Host is not this service's"));
    }

    /** Beyond loopback, with no name configured, any will do: a page elsewhere has no token. */
    private boolean isOurs(String name) {
        var any = !listener.loopback() && listener.hosts().isEmpty();
        return any
                || LOOPBACK.contains(name)
                || listener.hosts().contains(name)
                || name.equals(listener.host().toLowerCase(Locale.ROOT));
    }

    private Option<Problem> foreignOrigin(Head head) {
        var own = (listener.tls().isDefined() ? "https://" : "http://")
                + head.host().getOrElse("");
        // A link elsewhere may lead to what is the same for everybody; whatever that then asks, it asks itself.
        var foreign = head.origin().exists(origin -> !origin.equalsIgnoreCase(own))
                || !head.open()
                        && head.fetchSite().exists(site -> site.equals("cross-site") || site.equals("same-site"));
        return Option.when(foreign, () -> Problem.foreign("a page of another origin asks"));
    }

    /** Without its port. */
    private static String name(String host) {
        var colon = host.lastIndexOf(':');
        var bare = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
        return bare.toLowerCase(Locale.ROOT);
    }
}
