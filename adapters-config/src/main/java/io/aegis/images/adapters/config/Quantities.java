package io.aegis.images.adapters.config;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations, numbers of bytes and plain numbers, none of them zero and none out of all proportion. */
final class Quantities {

    private static final Duration LONGEST = Duration.ofDays(7);
    private static final long MOST_BYTES = 1L << 30;

    private static final Pattern DURATION =
            Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?(?:(\\d{1,9})ms)?");
    private static final Pattern BYTES = Pattern.compile("(\\d{1,12})(KiB|MiB)?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Values values;

    Quantities(Values values) {
        this.values = values;
    }

    Duration duration(Section section, String key, Duration usual) {
        return section.find(key).map(this::duration).getOrElse(usual);
    }

    /** The end of a growing wait, which is not before its beginning. */
    Duration longest(Section section, String key, Duration usual, Duration first) {
        return section.find(key)
                .map(field -> {
                    var longest = duration(field);
                    if (longest.compareTo(first) < 0) {
                        throw field.problem(Values.shown(field) + " is shorter than the wait that it ends");
                    }
                    return longest;
                })
                .getOrElse(usual.compareTo(first) < 0 ? first : usual);
    }

    long bytes(Section section, String key, long usual) {
        return section.find(key).map(this::bytes).getOrElse(usual);
    }

    int number(Section section, String key, int most, int usual) {
        return section.find(key).map(field -> number(field, most)).getOrElse(usual);
    }

    int number(Field field, int most) {
        var text = values.text(field);
        return Option.when(NUMBER.matcher(text).matches(), () -> Integer.parseInt(text))
                .filter(number -> number >= 1 && number <= most)
                .getOrElseThrow(() -> field.problem(Values.shown(field) + " must be a whole number from 1 to " + most));
    }

    private Duration duration(Field field) {
        var parsed = duration(values.text(field))
                .getOrElseThrow(
                        () -> field.problem(Values.shown(field) + " is not a duration, as in 90s, 2m, 1h30m or 500ms"));
        if (!parsed.isPositive() || parsed.compareTo(LONGEST) > 0) {
            throw field.problem(Values.shown(field) + " must be more than nothing and at most 168h");
        }
        return parsed;
    }

    private long bytes(Field field) {
        var parsed = bytes(values.text(field))
                .getOrElseThrow(() ->
                        field.problem(Values.shown(field) + " is not a number of bytes, as in 65536, 64KiB or 1MiB"));
        if (parsed < 1 || parsed > MOST_BYTES) {
            throw field.problem(Values.shown(field) + " must be from 1 to 1024MiB");
        }
        return parsed;
    }

    private static Option<Duration> duration(String text) {
        var parts = DURATION.matcher(text);
        return Option.when(
                !text.isEmpty() && parts.matches(),
                () -> Duration.ofHours(number(parts.group(1)))
                        .plusMinutes(number(parts.group(2)))
                        .plusSeconds(number(parts.group(3)))
                        .plusMillis(number(parts.group(4))));
    }

    private static Option<Long> bytes(String text) {
        var parts = BYTES.matcher(text);
        return Option.when(parts.matches(), () -> number(parts.group(1)) * unit(Option.of(parts.group(2))));
    }

    private static long unit(Option<String> name) {
        return name.map(unit -> unit.equals("KiB") ? 1024L : 1024L * 1024).getOrElse(1L);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
