package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.sqlite.Nanos;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.ImageUse.Aspect;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Counted uses, in SQL. Whole days are counted already, by all but their executions; what is asked for of the days that a
 * time cuts through is counted from their events. In those tables an empty text stands for what is not on record.
 */
final class UseSearch {

    /** As {@code use_day} has them; an event is one use. */
    private static final String EVENT =
            "node, coalesce(tenant, '') AS tenant, coalesce(execution, '') AS execution, reference,"
                    + " coalesce(digest, '') AS digest, coalesce(credential_source, '') AS credential_source, outcome,"
                    + " 1 AS uses, at AS first_at, at AS last_at";

    private static final String DAY =
            "node, tenant, '' AS execution, reference, digest, credential_source, outcome, uses, first_at, last_at";

    private final AuditQuery query;
    private final List<String> parts = new ArrayList<>();
    private final List<Object> arguments = new ArrayList<>();

    private UseSearch(AuditQuery query) {
        this.query = query;
    }

    static Query of(AuditQuery query, Set<Aspect> by) {
        var search = new UseSearch(query);
        if (isCountedByDay(query, by)) {
            search.addDays();
            search.edges().forEach(search::addEvents);
        } else {
            search.addEvents(query);
        }
        return search.counted(by);
    }

    private static boolean isCountedByDay(AuditQuery query, Set<Aspect> by) {
        return !by.contains(Aspect.EXECUTION)
                && query.execution().isEmpty()
                && query.pull().isEmpty()
                && query.before().isEmpty();
    }

    /** The days between those that the times cut through. */
    private void addDays() {
        var conditions = new ArrayList<String>();
        condition(conditions, "day > ?", query.since().map(Days::of));
        condition(conditions, "day < ?", query.until().map(Days::of));
        condition(conditions, "node = ?", query.node());
        condition(conditions, "tenant = ?", query.tenant());
        condition(conditions, "reference = ?", query.reference());
        condition(conditions, "credential_source = ?", query.credentialSource());
        condition(conditions, "outcome = ?", query.outcome());
        parts.add("SELECT " + DAY + " FROM use_day " + index()
                + (conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions)));
    }

    private void condition(List<String> conditions, String sql, Option<?> wanted) {
        wanted.forEach(value -> {
            conditions.add(sql);
            arguments.add(value);
        });
    }

    private String index() {
        if (query.reference().isDefined()) {
            return "INDEXED BY use_day_reference";
        }
        if (query.tenant().isDefined()) {
            return "INDEXED BY use_day_tenant";
        }
        return query.credentialSource().isDefined() ? "INDEXED BY use_day_credential_source" : "NOT INDEXED";
    }

    /** What is asked for of the first day, and of the last one where that is another. */
    private List<AuditQuery> edges() {
        var first = query.since().map(since -> query.between(since, earlier(query.until(), dayAfter(since))));
        var last = query.until().map(until -> query.between(later(query.since(), dayOf(until)), until));
        var isOneDay = query.since()
                .flatMap(since -> query.until().map(until -> Days.of(since) >= Days.of(until)))
                .getOrElse(false);
        return Stream.concat(first.toJavaStream(), isOneDay ? Stream.empty() : last.toJavaStream())
                .toList();
    }

    private static Instant dayOf(Instant time) {
        return Nanos.toInstant(Days.of(time) * Nanos.PER_DAY);
    }

    private static Instant dayAfter(Instant time) {
        return Nanos.toInstant((Days.of(time) + 1) * Nanos.PER_DAY);
    }

    private static Instant earlier(Option<Instant> limit, Instant time) {
        return limit.filter(time::isAfter).getOrElse(time);
    }

    private static Instant later(Option<Instant> limit, Instant time) {
        return limit.filter(time::isBefore).getOrElse(time);
    }

    private void addEvents(AuditQuery which) {
        var rows = AuditSearch.rows(EVENT, which);
        parts.add(rows.sql());
        arguments.addAll(rows.arguments());
    }

    private Query counted(Set<Aspect> by) {
        var columns = Arrays.stream(Aspect.values())
                .filter(by::contains)
                .map(UseSearch::columns)
                .collect(Collectors.joining(", "));
        arguments.add(query.limit());
        return new Query(
                "SELECT " + (columns.isEmpty() ? "" : columns + ", ")
                        + "sum(uses) AS uses, min(first_at) AS first_at, max(last_at) AS last_at FROM ("
                        + String.join(" UNION ALL ", parts)
                        + ") WHERE outcome IN ('Cached', 'Downloaded')"
                        + (columns.isEmpty() ? "" : " GROUP BY " + columns)
                        + " HAVING uses > 0 ORDER BY last_at DESC LIMIT ?",
                arguments);
    }

    private static String columns(Aspect aspect) {
        return switch (aspect) {
            case NODE -> "node";
            case TENANT -> "tenant";
            case EXECUTION -> "execution";
            case IMAGE -> "reference, digest";
            case CREDENTIAL -> "credential_source";
        };
    }
}
