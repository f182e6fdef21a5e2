package io.aegis.images.domain.platformimage;

import io.vavr.control.Option;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** The releases that a repository's tags tell of, and which is the newest of a line. Pre-releases are none. */
final class Releases {

    private static final Pattern MINOR_LINE = Pattern.compile("(?:0|[1-9][0-9]{0,60})\\.(?:0|[1-9][0-9]{0,60})");
    private static final Pattern MAJOR_LINE = Pattern.compile("0|[1-9][0-9]{0,60}");

    private final List<SemanticVersion> versions;

    private Releases(List<SemanticVersion> versions) {
        this.versions = versions;
    }

    /** As they are tagged, exactly. */
    static Releases tagged(Collection<String> tags) {
        return new Releases(tags.stream()
                .flatMap(tag -> SemanticVersion.parse(tag).toJavaStream())
                .filter(SemanticVersion::isRelease)
                .toList());
    }

    /**
     * All that the tags tell of: those that should not carry their {@code v} too, and where a line has lost its releases, as
     * after a clean-up, the least that {@code 1.3} promises.
     */
    static Releases toldBy(Collection<String> tags) {
        return tagged(tags.stream()
                .map(tag -> tag.startsWith("v") ? tag.substring(1) : tag)
                .map(tag -> isMinorLine(tag) ? tag + ".0" : tag)
                .toList());
    }

    static boolean isMinorLine(String tag) {
        return MINOR_LINE.matcher(tag).matches();
    }

    static boolean isMajorLine(String tag) {
        return MAJOR_LINE.matcher(tag).matches();
    }

    List<SemanticVersion> all() {
        return versions;
    }

    /** @param line {@code 1.2} or {@code 1} */
    Option<SemanticVersion> newestOf(String line) {
        return Option.ofOptional(versions.stream()
                .filter(version -> line.equals(version.minorLine()) || line.equals(version.majorLine()))
                .max(SemanticVersion::compareTo));
    }

    boolean holdsNewerThan(SemanticVersion version, String line) {
        return newestOf(line).exists(newest -> newest.compareTo(version) > 0);
    }
}
