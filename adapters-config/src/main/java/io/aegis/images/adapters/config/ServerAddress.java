package io.aegis.images.adapters.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Where a server is that secrets are sent to. Never quoted: a password may stand in front of the host. */
final class ServerAddress {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    static URI of(Values values, Field field) {
        var address = parsed(values.text(field), field);
        var bare = address.getRawUserInfo() == null
                && address.getRawQuery() == null
                && address.getRawFragment() == null
                && (address.getRawPath().isEmpty() || address.getRawPath().equals("/"));
        if (!bare) {
            throw unusable(field);
        }
        return encrypted(address, field);
    }

    /** The same for an address that may go on to a resource of the server's. */
    static URI withPath(Values values, Field field) {
        var address = parsed(values.text(field), field);
        if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
            throw unusable(field);
        }
        return encrypted(address, field);
    }

    private static URI encrypted(URI address, Field field) {
        if (address.getScheme().equals("http")
                && !LOOPBACK.matcher(address.getHost()).matches()) {
            throw field.problem(
                    "must begin with https://: without TLS every secret could be read on its way; http:// is"
                            + " for this machine alone");
        }
        return address;
    }

    private static URI parsed(String text, Field field) {
        try {
            var address = new URI(text);
            if (!Servers.isOne(address) || !(text.startsWith("https://") || text.startsWith("http://"))) {
                throw unusable(field);
            }
            return address;
        } catch (URISyntaxException malformed) {
            throw unusable(field);
        }
    }

    private static Unusable unusable(Field field) {
        return field.problem("is not the address of a server, as in https://openbao.acme.example:8200");
    }

    private ServerAddress() {}
}
