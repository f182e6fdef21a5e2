package io.aegis.images.domain.reference;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.domain.Printable;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * The grammar of github.com/distribution/reference, by hand: one pass over the text, no back-tracking, no recursion.
 *
 * <pre>
 * reference      = [host "/"] path [":" tag] ["@" digest]
 * host           = (labels joined by "." | "[" IPv6 "]") [":" digits], at most 255 characters
 * path           = component {"/" component}, at most 255 characters, a short name's "library/" included
 * component      = runs of a-z 0-9, joined by ".", "_", "__" or any number of "-"
 * tag            = a letter, digit or "_", then up to 127 of those, "." and "-"
 * </pre>
 */
final class ReferenceGrammar {

    private static final int LONGEST_TEXT = 1024;
    private static final int LONGEST_HOST = 255;
    private static final int LONGEST_PATH = 255;
    private static final int LONGEST_TAG = 128;
    private static final int IMAGE_ID_LENGTH = 64;

    static Either<InvalidReference, ImageReference> parse(String text) {
        return problem(text)
                .<Either<InvalidReference, ImageReference>>map(reason -> left(new InvalidReference(text, reason)))
                .getOrElse(() -> split(text).mapLeft(reason -> new InvalidReference(text, reason)));
    }

    static boolean looksLikeHost(String component) {
        return component.indexOf('.') >= 0 || component.indexOf(':') >= 0 || component.equals("localhost");
    }

    private static Option<String> problem(String text) {
        if (text.isEmpty()) {
            return Option.some("it is empty");
        }
        if (text.length() > LONGEST_TEXT) {
            return Option.some("it is longer than " + LONGEST_TEXT + " characters");
        }
        return text.length() == IMAGE_ID_LENGTH && text.chars().allMatch(ReferenceGrammar::isLowerHex)
                ? Option.some("64 hex digits are an image id, not a name")
                : Option.none();
    }

    private static Either<String, ImageReference> split(String text) {
        int at = text.indexOf('@');
        var named = at < 0 ? text : text.substring(0, at);
        if (at >= 0 && !Digest.isValid(text.substring(at + 1))) {
            return left("what follows '@' is not a digest (sha256: and 64 lower-case hex digits)");
        }
        Option<Digest> digest = at < 0 ? Option.none() : Option.some(new Digest(text.substring(at + 1)));

        int slash = named.indexOf('/');
        var first = slash < 0 ? "" : named.substring(0, slash);
        var hasHost = slash >= 0 && (looksLikeHost(first) || hasUpperCase(first));
        var rest = hasHost ? named.substring(slash + 1) : named;
        var host = hasHost ? RegistryHost.normalised(first) : RegistryHost.DOCKER_HUB;

        int colon = rest.lastIndexOf(':');
        var tagged = colon >= 0 && rest.indexOf('/', colon) < 0;
        var given = tagged ? rest.substring(0, colon) : rest;
        var official = host.equals(RegistryHost.DOCKER_HUB) && !given.isEmpty() && given.indexOf('/') < 0;
        var path = official ? "library/" + given : given;
        Option<String> tag = tagged ? Option.some(rest.substring(colon + 1)) : Option.none();
        return host(host.value())
                .orElse(() -> path(given, path.length()))
                .orElse(() -> tag.flatMap(ReferenceGrammar::tag))
                .<Either<String, ImageReference>>map(Either::left)
                .getOrElse(() -> right(new ImageReference(
                        host,
                        path,
                        tag.isEmpty() && digest.isEmpty() ? Option.some(ImageReference.DEFAULT_TAG) : tag,
                        digest)));
    }

    private static Option<String> host(String host) {
        if (host.length() > LONGEST_HOST) {
            return Option.some("the registry host is longer than " + LONGEST_HOST + " characters");
        }
        int close = host.startsWith("[") ? host.indexOf(']') : -1;
        int colon = host.indexOf(':', Math.max(close, 0));
        var name = colon < 0 ? host : host.substring(0, colon);
        var port = colon < 0 ? "0" : host.substring(colon + 1);
        if (port.isEmpty() || !port.chars().allMatch(ReferenceGrammar::isDigit)) {
            return Option.some("the registry's port is not a number: " + quoted(host));
        }
        var valid = host.startsWith("[") ? isIpv6(name) : isDomain(name);
        return valid ? Option.none() : Option.some(quoted(name) + " is not a registry host");
    }

    private static boolean isIpv6(String name) {
        return name.length() > 2
                && name.endsWith("]")
                && name.substring(1, name.length() - 1).chars().allMatch(c -> c == ':' || isHex(c));
    }

    private static boolean isDomain(String name) {
        for (var label : name.split("\\.", -1)) {
            var valid = !label.isEmpty()
                    && label.chars().allMatch(c -> isAlphanumeric(c) || c == '-')
                    && !label.startsWith("-")
                    && !label.endsWith("-");
            if (!valid) {
                return false;
            }
        }
        return true;
    }

    private static Option<String> path(String path, int lengthInFull) {
        if (path.isEmpty()) {
            return Option.some("the repository is missing");
        }
        if (hasUpperCase(path)) {
            return Option.some("the repository must be lower case: " + quoted(path));
        }
        if (lengthInFull > LONGEST_PATH) {
            return Option.some("the repository is longer than " + LONGEST_PATH + " characters");
        }
        for (var component : path.split("/", -1)) {
            if (!isComponent(component)) {
                return Option.some(quoted(component)
                        + " is not a part of a repository (a-z and 0-9, joined by '.', '_', '__' or '-')");
            }
        }
        return Option.none();
    }

    private static boolean isComponent(String text) {
        if (text.isEmpty()
                || !isLowerAlphanumeric(text.charAt(0))
                || !isLowerAlphanumeric(text.charAt(text.length() - 1))) {
            return false;
        }
        int from = 0;
        for (int i = 1; i < text.length(); i++) {
            if (isLowerAlphanumeric(text.charAt(i))) {
                if (i - from > 1 && !isSeparator(text.substring(from + 1, i))) {
                    return false;
                }
                from = i;
            }
        }
        return true;
    }

    private static boolean isSeparator(String text) {
        return text.equals(".")
                || text.equals("_")
                || text.equals("__")
                || text.chars().allMatch(c -> c == '-');
    }

    private static Option<String> tag(String tag) {
        var valid = !tag.isEmpty()
                && tag.length() <= LONGEST_TAG
                && (isAlphanumeric(tag.charAt(0)) || tag.charAt(0) == '_')
                && tag.chars().allMatch(c -> isAlphanumeric(c) || c == '_' || c == '.' || c == '-');
        return valid
                ? Option.none()
                : Option.some(
                        quoted(tag) + " is not a tag (up to " + LONGEST_TAG + " letters, digits, '_', '.' and '-')");
    }

    private static String quoted(String text) {
        return "'" + Printable.of(text) + "'";
    }

    private static boolean hasUpperCase(String text) {
        return text.chars().anyMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static boolean isAlphanumeric(int c) {
        return isLowerAlphanumeric(c) || (c >= 'A' && c <= 'Z');
    }

    private static boolean isLowerAlphanumeric(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'z');
    }

    private static boolean isLowerHex(int c) {
        return isDigit(c) || (c >= 'a' && c <= 'f');
    }

    private static boolean isHex(int c) {
        return isLowerHex(c) || (c >= 'A' && c <= 'F');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private ReferenceGrammar() {}
}
