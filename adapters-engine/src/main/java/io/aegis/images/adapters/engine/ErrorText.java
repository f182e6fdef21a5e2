package io.aegis.images.adapters.engine;

import io.aegis.images.domain.reference.ImageReference;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an engine said, without what it said about names: somebody's repository may be called {@code denied}, and their
 * host {@code x509.example}; neither may decide what the failure is taken for.
 */
final class ErrorText {

    /** Podman with mirrors tells several causes in one line; that of the registry itself comes last. */
    private static final Pattern MIRRORS = Pattern.compile("\\(Mirrors also failed: \\[.*]\\):");

    private static final Pattern ADDRESSES = Pattern.compile("\"?\\b(?:https?|docker)://\\S+");
    private static final Pattern NAMED =
            Pattern.compile("(?<before>pull access denied for|manifest for|repository|reading manifest) \\S+");

    static String withoutNames(String text, ImageReference reference) {
        var plain = MIRRORS.matcher(text).replaceAll("");
        plain = ADDRESSES.matcher(plain).replaceAll("");
        for (var name : new String[] {
            reference.canonical(),
            reference.toString(),
            reference.name(),
            reference.familiar(),
            reference.host().value(),
            hostName(reference)
        }) {
            plain = plain.replace(name, "<name>");
        }
        plain = NAMED.matcher(plain).replaceAll("${before} <name>");
        return plain.toLowerCase(Locale.ROOT);
    }

    private static String hostName(ImageReference reference) {
        var host = reference.host().value();
        int colon = host.lastIndexOf(':');
        return colon > 0 ? host.substring(0, colon) : host;
    }

    private ErrorText() {}
}
