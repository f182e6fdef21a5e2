package io.aegis.images.domain.platformimage;

import io.vavr.control.Option;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A version after Semantic Versioning 2.0.0, ordered by its precedence. Build metadata has no part in precedence and no place
 * in a tag: what carries it is no version here.
 *
 * @param preRelease its identifiers, {@code rc} and {@code 1} of {@code 1.2.3-rc.1}; empty for a release
 */
public record SemanticVersion(BigInteger major, BigInteger minor, BigInteger patch, List<String> preRelease)
        implements Comparable<SemanticVersion> {

    private static final int LONGEST = 128; // of a tag
    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final String IDENTIFIER = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
    private static final Pattern GRAMMAR = Pattern.compile(
            NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(?:-(" + IDENTIFIER + "(?:\\." + IDENTIFIER + ")*+))?");

    private static final Comparator<SemanticVersion> PRECEDENCE = Comparator.comparing(SemanticVersion::major)
            .thenComparing(SemanticVersion::minor)
            .thenComparing(SemanticVersion::patch)
            .thenComparing(SemanticVersion::isRelease)
            .thenComparing(SemanticVersion::comparePreReleases);

    public SemanticVersion {
        preRelease = List.copyOf(preRelease);
    }

    /** Reads {@code 1.2.3} and {@code 1.2.3-rc.1}; empty for anything else, a leading {@code v} included. */
    public static Option<SemanticVersion> parse(String text) {
        var matcher = GRAMMAR.matcher(text);
        return text.length() <= LONGEST && matcher.matches()
                ? Option.some(new SemanticVersion(
                        new BigInteger(matcher.group(1)),
                        new BigInteger(matcher.group(2)),
                        new BigInteger(matcher.group(3)),
                        Option.<String>of(matcher.group(4))
                                .map(identifiers -> List.of(identifiers.split("\\.", -1)))
                                .getOrElse(List.of())))
                : Option.none();
    }

    public boolean isRelease() {
        return preRelease.isEmpty();
    }

    /** {@code 1.2} of {@code 1.2.3}. */
    public String minorLine() {
        return major + "." + minor;
    }

    /** {@code 1} of {@code 1.2.3}. */
    public String majorLine() {
        return major.toString();
    }

    /** By precedence: {@code 1.0.0-rc.2} before {@code 1.0.0-rc.10} before {@code 1.0.0}. */
    @Override
    public int compareTo(SemanticVersion other) {
        return PRECEDENCE.compare(this, other);
    }

    private static int comparePreReleases(SemanticVersion one, SemanticVersion other) {
        return Arrays.compare(
                one.preRelease.toArray(String[]::new),
                other.preRelease.toArray(String[]::new),
                SemanticVersion::compareIdentifiers);
    }

    /** Numbers by size and before words, words by their characters. */
    private static int compareIdentifiers(String one, String other) {
        if (isNumber(one) && isNumber(other)) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        return isNumber(one) || isNumber(other) ? (isNumber(one) ? -1 : 1) : one.compareTo(other);
    }

    private static boolean isNumber(String identifier) {
        return identifier.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch + (isRelease() ? "" : "-" + String.join(".", preRelease));
    }
}
