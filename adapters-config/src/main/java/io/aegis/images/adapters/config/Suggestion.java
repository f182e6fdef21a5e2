package io.aegis.images.adapters.config;

import io.vavr.control.Option;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Finds the word that was probably meant: the same but for case and separators, or at most two letters away. */
final class Suggestion {

    private static final int LONGEST = 64;

    static Option<String> of(String word, Collection<String> known) {
        var given = normalised(word);
        if (given.isEmpty() || given.length() > LONGEST) {
            return Option.none();
        }
        return Option.ofOptional(known.stream()
                .filter(candidate -> distance(given, normalised(candidate)) <= tolerance(given))
                .min(Comparator.comparingInt(candidate -> distance(given, normalised(candidate)))));
    }

    /** {@code ; did you mean X?}, or nothing. */
    static String question(String word, Collection<String> known) {
        return of(word, known).map(meant -> "; did you mean " + meant + "?").getOrElse("");
    }

    private static int tolerance(String word) {
        return word.length() < 4 ? 0 : word.length() < 6 ? 1 : 2;
    }

    private static String normalised(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Letters added, left out, changed, or swapped with their neighbour. */
    private static int distance(String one, String other) {
        var steps = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                steps[i][j] = i == 0 || j == 0 ? i + j : fewest(steps, one, i, other, j);
            }
        }
        return steps[one.length()][other.length()];
    }

    private static int fewest(int[][] steps, String one, int i, String other, int j) {
        int same = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int fewest = Math.min(steps[i - 1][j - 1] + same, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        var swapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return swapped ? Math.min(fewest, steps[i - 2][j - 2] + 1) : fewest;
    }

    private Suggestion() {}
}
