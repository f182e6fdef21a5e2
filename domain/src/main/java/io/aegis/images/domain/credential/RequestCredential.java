package io.aegis.images.domain.credential;

import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * Where a request says that its own credential is to be found: a name, never the credential. Whether a request may use it
 * at all is the node's configuration to say.
 */
public sealed interface RequestCredential {

    /** A variable of the node's environment that holds {@code user:password} or {@code user:password@server}. */
    record Variable(String name) implements RequestCredential {
        @Override
        public String toString() {
            return "env:" + name;
        }
    }

    /** A secret of the node's secret store, with {@code username} and {@code password} in it. */
    record Secret(String engine, String path) implements RequestCredential {
        @Override
        public String toString() {
            return "secret:" + engine + "/" + path;
        }
    }

    Pattern VARIABLE = Pattern.compile("env:([A-Za-z_][A-Za-z0-9_]{0,199})");
    Pattern SECRET = Pattern.compile("secret:([A-Za-z0-9_.-]{1,100})/([A-Za-z0-9_./-]{0,299}[A-Za-z0-9_-])");

    /** Reads {@code env:VARIABLE} and {@code secret:ENGINE/PATH}; empty for anything else, which may be a secret itself. */
    static Option<RequestCredential> parse(String text) {
        var variable = VARIABLE.matcher(text);
        if (variable.matches()) {
            return Option.some(new Variable(variable.group(1)));
        }
        var secret = SECRET.matcher(text);
        return secret.matches() && isPlain(secret.group(1)) && isPlain(secret.group(2))
                ? Option.some(new Secret(secret.group(1), secret.group(2)))
                : Option.none();
    }

    /** No segment that a server could take for a step elsewhere. */
    private static boolean isPlain(String path) {
        for (var segment : path.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                return false;
            }
        }
        return true;
    }
}
