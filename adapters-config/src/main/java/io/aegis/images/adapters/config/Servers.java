package io.aegis.images.adapters.config;

import java.net.URI;
import java.net.URISyntaxException;

/** What can stand in an address: {@code registry.1a} is no host there, and {@code 65536} is no port. */
final class Servers {

    private static final int NO_PORT = -1;
    private static final int LARGEST_PORT = 65_535;

    /** @param host with its port where it has one */
    static boolean canBe(String host) {
        try {
            return isOne(new URI("https://" + host));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    static boolean isOne(URI address) {
        return address.getHost() != null && !address.getRawAuthority().endsWith(":") && isPort(address.getPort());
    }

    private static boolean isPort(int port) {
        return port == NO_PORT || (port > 0 && port <= LARGEST_PORT);
    }

    private Servers() {}
}
