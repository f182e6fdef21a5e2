package io.aegis.images.adapters.eventstore.sqlite;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Which events are meant: those that meet any of the criteria; all where there is none. */
public record EventFilter(List<Criterion> anyOf) {

    public static final EventFilter ALL = new EventFilter(List.of());

    private static final String TAGGED =
            "SELECT global_index FROM event_tag WHERE key = ? AND value = ? AND global_index > ?";

    /** An event meets it that has all the tags, and one of the types if there are any. */
    public record Criterion(List<EventTag> tags, List<String> types) {}

    /** Driven by the index on tags, so that its cost grows with what it finds and not with what there is. */
    Query select(String columns, long after, int limit) {
        var arguments = new ArrayList<Object>();
        var positions = anyOf.isEmpty()
                ? all(after, arguments)
                : anyOf.stream()
                        .map(criterion -> positions(criterion, after, arguments))
                        .collect(Collectors.joining(" UNION "));
        arguments.add(limit);
        return new Query(
                "SELECT " + columns + " FROM event WHERE global_index IN (" + positions
                        + ") ORDER BY global_index LIMIT ?",
                arguments);
    }

    private static String positions(Criterion criterion, long after, List<Object> arguments) {
        var tagged = criterion.tags().isEmpty() ? all(after, arguments) : tagged(criterion.tags(), after, arguments);
        if (criterion.types().isEmpty()) {
            return "SELECT global_index FROM (" + tagged + ")";
        }
        arguments.addAll(criterion.types());
        return "SELECT global_index FROM event WHERE global_index IN (" + tagged + ") AND type IN ("
                + String.join(", ", Collections.nCopies(criterion.types().size(), "?")) + ")";
    }

    private static String all(long after, List<Object> arguments) {
        arguments.add(after);
        return "SELECT global_index FROM event WHERE global_index > ?";
    }

    private static String tagged(List<EventTag> tags, long after, List<Object> arguments) {
        return tags.stream()
                .map(tag -> {
                    arguments.addAll(List.of(tag.key(), tag.value(), after));
                    return TAGGED;
                })
                .collect(Collectors.joining(" INTERSECT "));
    }
}
