package io.aegis.images.domain.runtime;

import java.util.Arrays;
import java.util.Comparator;

/** A language and a version, both spelled as the runtime registry spells them. */
public record StandardRuntime(String language, String version) implements ExecutionRuntime {

    /** 3.9 before 3.10: segment by segment, numbers by size and before all else, the rest as text. */
    static final Comparator<String> BY_VERSION = StandardRuntime::compareVersions;

    /** Language by language, the versions of each oldest first. */
    public static final Comparator<StandardRuntime> BY_NAME = Comparator.comparing(StandardRuntime::language)
            .thenComparing(StandardRuntime::version, BY_VERSION)
            .thenComparing(StandardRuntime::version);

    @Override
    public String toString() {
        return language + " " + version;
    }

    private static int compareVersions(String one, String other) {
        var left = one.split("\\.", -1);
        var right = other.split("\\.", -1);
        return Arrays.compare(left, right, StandardRuntime::compareSegments);
    }

    private static int compareSegments(String one, String other) {
        if (isNumber(one) != isNumber(other)) {
            return isNumber(one) ? -1 : 1;
        }
        return isNumber(one) ? Long.compare(Long.parseLong(one), Long.parseLong(other)) : one.compareTo(other);
    }

    private static boolean isNumber(String segment) {
        return !segment.isEmpty() && segment.length() < 18 && segment.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
