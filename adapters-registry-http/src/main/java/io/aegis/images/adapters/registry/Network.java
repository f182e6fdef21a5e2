package io.aegis.images.adapters.registry;

import io.vavr.control.Option;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** A range of addresses, {@code 10.0.0.0/8}. Only an address as it is written is in it: no name is looked up. */
record Network(InetAddress start, int bits) {

    private static final Pattern FORM = Pattern.compile("([0-9.]{7,15}|[0-9a-fA-F:.]{2,45})/(\\d{1,3})");
    private static final Pattern ADDRESS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    static Option<Network> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? address(form.group(1))
                        .map(start -> new Network(start, Integer.parseInt(form.group(2))))
                        .filter(network -> network.bits <= network.start.getAddress().length * 8)
                : Option.none();
    }

    boolean holds(String host) {
        var bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return address(bare).exists(this::holds);
    }

    private boolean holds(InetAddress address) {
        var one = start.getAddress();
        var other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((one[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static Option<InetAddress> address(String text) {
        try {
            return ADDRESS.matcher(text).matches() ? Option.some(InetAddress.getByName(text)) : Option.none();
        } catch (UnknownHostException noAddress) {
            return Option.none();
        }
    }
}
