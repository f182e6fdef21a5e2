package io.aegis.images.adapters.config;

import io.vavr.control.Option;

/** Tells documents that are none of ours from manifests with a mistake in them. */
final class NotAManifest {

    /** Begins the {@code apiVersion} of all that is AEGIS's. */
    private static final String GROUP = "100monkeys.ai/";

    /** Empty where the document claims to be a manifest, as far as its beginning can be read. */
    static Option<String> reason(Section document) {
        var kind = text(document, "kind");
        var version = text(document, "apiVersion");
        if (version.exists(given -> !given.startsWith(GROUP))
                || version.isEmpty() && !kind.exists(NotAManifest::isOurs)) {
            return Option.some(version.map(given -> "its apiVersion is " + Words.quoted(given))
                    .getOrElse("it has no apiVersion"));
        }
        // A kind that is nearly ours is a mistake in a manifest.
        return kind.filter(given -> !isOurs(given)
                        && Suggestion.of(given, ManifestReader.KINDS).isEmpty())
                .map(given -> "its kind is " + Words.quoted(given));
    }

    /** Of text that is no readable document. */
    static boolean saysOtherwise(String text) {
        return text.contains(GROUP);
    }

    static Unusable among(int others) {
        return Unusable.altogether(
                "holds no agent or workflow manifest"
                        + (others == 0 ? "; they end in .yaml, .yml or .json" : ", only other documents"),
                "name a manifest, or a directory with some");
    }

    private static Option<String> text(Section document, String key) {
        return document.find(key)
                .flatMap(field ->
                        field.node() instanceof Node.Scalar scalar ? Option.some(scalar.text()) : Option.none());
    }

    private static boolean isOurs(String kind) {
        return ManifestReader.KINDS.contains(kind);
    }

    private NotAManifest() {}
}
