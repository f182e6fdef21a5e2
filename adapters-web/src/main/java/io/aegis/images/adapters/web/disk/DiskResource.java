package io.aegis.images.adapters.web.disk;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Exchange;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.adapters.web.http.Route;
import io.aegis.images.adapters.web.http.Routes;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.record.Holding;
import io.aegis.images.application.settings.CacheSettings;
import io.aegis.images.domain.cache.Disk;
import io.aegis.images.domain.cache.Watermark;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code /v1/disk}: the runtime's disk as measured, and what the images take by the record, over as many hours as are asked
 * for. The record goes back beyond the service's start; what was measured does not.
 */
public final class DiskResource {

    private static final int POINTS = 96;
    private static final int USUAL_HOURS = 24;
    private static final int MOST_HOURS = 24 * 31;

    private final DiskHistory history;

    public DiskResource(DiskHistory history) {
        this.history = history;
    }

    public Routes routes() {
        return new Routes(List.of(Route.get("/v1/disk", this::disk, "hours")));
    }

    private Answer disk(Exchange exchange) {
        return hours(exchange.query().find("hours"))
                .flatMap(hours -> points(hours).<Problem>mapLeft(Problem::of))
                .map(points -> Answer.ok(document(points)))
                .getOrElseGet(Answer::problem);
    }

    private static Either<Problem, Integer> hours(Option<String> text) {
        return text.map(hours -> Option.some(hours)
                        .filter(digits -> digits.matches("\\d{1,3}"))
                        .map(Integer::parseInt)
                        .filter(number -> number >= 1 && number <= MOST_HOURS)
                        .toEither(() -> Problem.badInput("'hours' must be 1 to " + MOST_HOURS)))
                .getOrElse(Either.right(USUAL_HOURS));
    }

    private Document document(List<Map<String, @Nullable Object>> points) {
        var settings = history.served().node().cache().settings();
        return now(history.measure(), settings)
                .with("measured_since", history.since())
                .with("points", points);
    }

    private static Document now(Either<PullFailure, Disk> measured, CacheSettings settings) {
        var disk = measured.toOption();
        return new Document()
                .with("path", disk.map(Disk::path))
                .with("capacity_bytes", disk.map(Disk::capacity))
                .with("free_bytes", disk.map(Disk::freeBytes))
                .with("used_percent", disk.map(Disk::usedPercent))
                .with("high_watermark", settings.high())
                .with("low_watermark", settings.low())
                .with("high_watermark_bytes", disk.map(known -> usedAt(settings.high(), known)))
                .with("low_watermark_bytes", disk.map(known -> usedAt(settings.low(), known)))
                .with("collects_every_seconds", settings.interval().map(Duration::toSeconds))
                .with("unknown", measured.swap().toOption().map(PullFailure::message));
    }

    private static long usedAt(Watermark mark, Disk disk) {
        return disk.capacity() - mark.freeBytesOf(disk.capacity());
    }

    private Either<RecordFailure, List<Map<String, @Nullable Object>>> points(int hours) {
        var now = history.served().clock().instant();
        var span = Duration.ofHours(hours).dividedBy(POINTS);
        var points = new ArrayList<Map<String, @Nullable Object>>();
        for (var end = now.minus(span.multipliedBy(POINTS - 1L)); points.size() < POINTS; end = end.plus(span)) {
            var point = point(end.minus(span), end);
            if (point.isLeft()) {
                return Either.left(point.getLeft());
            }
            points.add(point.get().fields());
        }
        return Either.right(points);
    }

    /** Several references may name one image: it lies on the disk once. */
    private Either<RecordFailure, Document> point(Instant from, Instant end) {
        var node = history.served().node();
        return node.inventory().at(node.id(), end).map(held -> {
            Map<?, Long> sizes = held.stream()
                    .map(Holding::image)
                    .collect(Collectors.toMap(HeldImage::imageId, HeldImage::sizeBytes, Math::max));
            return new Document()
                    .with("at", end)
                    .with("images", sizes.size())
                    .with(
                            "image_bytes",
                            sizes.values().stream().mapToLong(Long::longValue).sum())
                    .with("used_bytes", history.mostUsed(from, end.plusNanos(1)));
        });
    }
}
