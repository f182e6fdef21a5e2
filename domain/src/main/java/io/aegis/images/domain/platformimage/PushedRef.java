package io.aegis.images.domain.platformimage;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;

/** What was pushed to a source repository and is built now: its main branch, or a version. */
public sealed interface PushedRef {

    /** The main branch. */
    record Main() implements PushedRef {}

    /** A version, release or pre-release. */
    record Version(SemanticVersion version) implements PushedRef {}

    String MAIN = "refs/heads/main";
    String TAGS = "refs/tags/";

    /** Reads {@code refs/heads/main}, {@code refs/tags/v1.2.3} and {@code refs/tags/1.2.3}. */
    static Either<NotPublished, PushedRef> parse(String ref) {
        if (ref.equals(MAIN)) {
            return right(new Main());
        }
        if (!ref.startsWith(TAGS)) {
            return left(new NotPublished.UnknownRef(ref));
        }
        var name = ref.substring(TAGS.length());
        var text = name.startsWith("v") ? name.substring(1) : name;
        if (SemanticVersion.parse(text.replaceFirst("\\+.*", "")).isDefined() && text.contains("+")) {
            return left(new NotPublished.BuildMetadata(ref));
        }
        return SemanticVersion.parse(text).<PushedRef>map(Version::new).toEither(() -> new NotPublished.NoVersion(ref));
    }
}
