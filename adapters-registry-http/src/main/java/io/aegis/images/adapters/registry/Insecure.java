package io.aegis.images.adapters.registry;

import io.vavr.control.Option;
import io.vavr.control.Try;
import java.net.Inet4Address;
import java.net.InetAddress;

/** What an entry of {@code insecure-registries} covers: one host, at one port where it names one, or a network of addresses. */
sealed interface Insecure {

    boolean covers(Authority host);

    static Option<Insecure> parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? Authority.parse(text).map(Host::new) : Network.parse(text, slash);
    }

    record Host(Authority named) implements Insecure {
        @Override
        public boolean covers(Authority host) {
            return named.equals(host);
        }
    }

    /** Covers addresses as they are written alone: a name server could send anybody into it. */
    record Network(InetAddress address, int bits) implements Insecure {

        static Option<Insecure> parse(String text, int slash) {
            var length =
                    Try.of(() -> Integer.parseInt(text.substring(slash + 1))).toOption();
            return address(text.substring(0, slash))
                    .flatMap(address -> length.filter(bits -> bits >= 0 && bits <= 8 * address.getAddress().length)
                            .map(bits -> new Network(address, bits)));
        }

        @Override
        public boolean covers(Authority host) {
            var literal = host.host().replace("[", "").replace("]", "");
            return address(literal).exists(this::contains);
        }

        private boolean contains(InetAddress other) {
            var mine = address.getAddress();
            var its = other.getAddress();
            var same = mine.length == its.length;
            for (int bit = 0; same && bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                same = (mine[bit / 8] & mask) == (its[bit / 8] & mask);
            }
            return same;
        }

        private static Option<InetAddress> address(String literal) {
            return Try.of(() ->
                            literal.indexOf(':') < 0 ? Inet4Address.ofLiteral(literal) : InetAddress.ofLiteral(literal))
                    .toOption();
        }
    }
}
