package io.aegis.images.adapters.credentials;

import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a credential is bound to: a registry host, or a host and the beginning of a repository. Whole segments only:
 * {@code ghcr.io/acme} covers {@code ghcr.io/acme/agent}, and neither {@code ghcr.io/acme-evil} nor {@code evil-ghcr.io}.
 */
record Scope(String host, String repository) {

    static final Comparator<Scope> CLOSEST_LAST = Comparator.comparingInt(scope -> scope.repository.length());

    private static final String DOCKER_HUB = "docker.io";
    private static final Set<String> HUB_ALIASES = Set.of("index.docker.io", "registry-1.docker.io");

    /** No user information: a key such as {@code https://me:secret@host} would carry a secret into names. */
    private static final Pattern HOST = Pattern.compile("[a-z0-9._-]+(:\\d{1,5})?|\\[[0-9a-f:]+](:\\d{1,5})?");

    private static final Pattern REPOSITORY = Pattern.compile("[a-z0-9._-]+(/[a-z0-9._-]+)*|");

    /**
     * Reads it as configurations and Docker's files write it: {@code ghcr.io}, {@code ghcr.io/acme},
     * {@code https://index.docker.io/v1/}. Empty for anything else.
     */
    static Option<Scope> parse(String text) {
        var bare = text.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("/+$", "");
        int slash = bare.indexOf('/');
        var host = slash < 0 ? bare : bare.substring(0, slash);
        var path = slash < 0 ? "" : bare.substring(slash + 1);
        var repository = isApi(text.strip(), host, path) ? "" : path;
        return Option.when(
                HOST.matcher(host).matches() && REPOSITORY.matcher(repository).matches(),
                () -> new Scope(HUB_ALIASES.contains(host) ? DOCKER_HUB : host, repository));
    }

    /** Docker's files end an address in the API's path, which binds nothing; without a scheme it is a repository's name. */
    private static boolean isApi(String text, String host, String path) {
        var address = text.startsWith("http") || HUB_ALIASES.contains(host);
        return address && (path.equals("v1") || path.equals("v2"));
    }

    boolean covers(ImageReference reference) {
        var hosts = parse(reference.host().value()).map(Scope::host);
        return hosts.contains(host)
                && (isWholeRegistry() || (reference.repository() + "/").startsWith(repository + "/"));
    }

    /** Why a credential that is bound to it was taken. */
    String why() {
        return "bound to " + this + ", the closest match";
    }

    boolean isWholeRegistry() {
        return repository.isEmpty();
    }

    /** What Docker knows the registry by, in its file and to credential helpers. */
    String server() {
        return host.equals(DOCKER_HUB) ? "https://index.docker.io/v1/" : host;
    }

    @Override
    public String toString() {
        return isWholeRegistry() ? host : host + "/" + repository;
    }
}
