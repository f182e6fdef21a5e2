package io.aegis.images.adapters.cli;

import io.aegis.images.domain.Printable;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Points in time as people write and read them, in their own zone. */
final class Times {
    private static final DateTimeFormatter READABLE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ZoneId zone;
    private final InstantSource clock;

    Times(ZoneId zone, InstantSource clock) {
        this.zone = zone;
        this.clock = clock;
    }

    String text(Instant instant) {
        return READABLE.format(instant.atZone(zone));
    }

    /**
     * Reads {@code 2026-03-01T12:00:00Z}, {@code 2026-03-01T12:00}, {@code 2026-03-01}, or how long ago: {@code 90s},
     * {@code 2h}, {@code 3d}.
     */
    Option<Instant> parse(String text) {
        return Durations.parse(text)
                .map(ago -> clock.instant().minus(ago))
                .orElse(() ->
                        Try.of(() -> OffsetDateTime.parse(text).toInstant()).toOption())
                .orElse(() -> Try.of(
                                () -> LocalDateTime.parse(text).atZone(zone).toInstant())
                        .toOption())
                .orElse(() -> Try.of(
                                () -> LocalDate.parse(text).atStartOfDay(zone).toInstant())
                        .toOption());
    }

    /** The same of an option. */
    Instant require(@Nullable CommandSpec command, String option, String text) {
        return parse(text)
                .getOrElseThrow(() -> Misuse.of(
                        command,
                        option + " '" + Printable.of(text) + "' is no time such as 2026-03-01T12:00:00Z or 2h"));
    }
}
