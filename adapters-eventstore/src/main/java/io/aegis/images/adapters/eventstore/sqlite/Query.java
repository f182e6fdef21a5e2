package io.aegis.images.adapters.eventstore.sqlite;

import java.util.List;

/** A statement and what its question marks stand for. An empty option is a NULL. */
public record Query(String sql, List<Object> arguments) {

    public static Query of(String sql, Object... arguments) {
        return new Query(sql, List.of(arguments));
    }
}
