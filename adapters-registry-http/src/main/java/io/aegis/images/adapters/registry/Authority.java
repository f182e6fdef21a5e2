package io.aegis.images.adapters.registry;

import io.vavr.control.Option;
import io.vavr.control.Try;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A host as it stands in an address, with its port where one was given: {@code ghcr.io}, {@code [::1]:5000}. What it is, is
 * read off the text: no name server decides what counts as loopback.
 */
record Authority(String host, int port) {

    private static final int NO_PORT = -1;
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9.-]*|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}|\\[(0*:)+0*1]");

    /** Empty for what is no host with an optional port, user information and paths included. */
    static Option<Authority> parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches() || text.length() > 300) {
            return Option.none();
        }
        int port = form.group(2) == null ? NO_PORT : Integer.parseInt(form.group(2));
        return Option.of(form.group(1))
                .map(host -> new Authority(host.toLowerCase(Locale.ROOT), port))
                .filter(authority -> port == NO_PORT || (port > 0 && port <= LARGEST_PORT))
                .filter(Authority::fitsAnAddress);
    }

    static Option<Authority> of(URI address) {
        return Option.of(address.getRawAuthority()).flatMap(Authority::parse);
    }

    boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    boolean hasPort() {
        return port != NO_PORT;
    }

    URI address(String scheme, String pathAndQuery) {
        return URI.create(scheme + "://" + this + pathAndQuery);
    }

    /** The same host at the same port, be the scheme's usual one written out or not. */
    boolean isSameAs(Authority other, String scheme) {
        return host.equals(other.host) && portFor(scheme) == other.portFor(scheme);
    }

    private int portFor(String scheme) {
        return hasPort() ? port : scheme.equals("https") ? 443 : 80;
    }

    /** Not all that looks like a host can stand in an address: {@code registry.1a} cannot. */
    private boolean fitsAnAddress() {
        return Try.of(() -> URI.create("https://" + this).getHost() != null).getOrElse(false);
    }

    @Override
    public String toString() {
        return hasPort() ? host + ":" + port : host;
    }
}
