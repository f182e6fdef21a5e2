package io.aegis.images.adapters.registry;

import java.util.Comparator;
import java.util.List;

/** The tags that might have been meant: few letters away, or one the beginning of the other. */
final class NearestTags {

    private static final int MOST = 3;

    private record Near(String tag, int distance) {}

    static List<String> to(String wanted, List<String> tags) {
        int limit = Math.max(1, wanted.length() / 3);
        return tags.stream()
                .filter(tag -> !tag.equals(wanted)) // listed, and yet not there
                .filter(tag -> isPrefix(wanted, tag) || Math.abs(tag.length() - wanted.length()) <= limit)
                .map(tag -> new Near(tag, distance(wanted, tag)))
                .filter(near -> isPrefix(wanted, near.tag()) || near.distance() <= limit)
                .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::tag))
                .limit(MOST)
                .map(Near::tag)
                .toList();
    }

    private static boolean isPrefix(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    /** Levenshtein's, in two rows. */
    private static int distance(String from, String to) {
        var above = new int[to.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            var current = new int[above.length];
            current[0] = row;
            for (int column = 1; column < current.length; column++) {
                int changed = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(Math.min(current[column - 1], above[column]) + 1, above[column - 1] + changed);
            }
            above = current;
        }
        return above[to.length()];
    }

    private NearestTags() {}
}
