package io.aegis.images.adapters.cli;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write and read them. */
final class Durations {
    private static final Pattern WRITTEN =
            Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,7})m)?(?:(\\d{1,9})s?)?");

    /** Reads {@code 90}, {@code 90s}, {@code 2m}, {@code 1h30m}, {@code 3d}; empty for others and for zero. */
    static Option<Duration> parse(String text) {
        var matcher = WRITTEN.matcher(text);
        return matcher.matches()
                ? Option.some(Duration.ofDays(number(matcher.group(1)))
                                .plusHours(number(matcher.group(2)))
                                .plusMinutes(number(matcher.group(3)))
                                .plusSeconds(number(matcher.group(4))))
                        .filter(duration -> !duration.isZero())
                : Option.none();
    }

    static String text(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 60_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return millis < 3_600_000
                ? duration.toMinutes() + " min " + duration.toSecondsPart() + " s"
                : duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private Durations() {}
}
