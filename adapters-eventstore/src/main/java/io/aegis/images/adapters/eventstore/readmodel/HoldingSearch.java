package io.aegis.images.adapters.eventstore.readmodel;

import io.aegis.images.adapters.eventstore.sqlite.Nanos;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.domain.image.NodeId;
import java.time.Instant;

/** What was held when, in SQL. */
final class HoldingSearch {

    private static final String COLUMNS =
            "node, reference, image_id, digest, os, architecture, variant, size_bytes, how, since, until";

    /** What is held still, and had come by then; then what has gone since: see {@link Backbone}. */
    private static final String AT = "SELECT " + COLUMNS
            + " FROM holding INDEXED BY holding_open WHERE node = ? AND until IS NULL AND since <= ?"
            + " UNION ALL SELECT " + COLUMNS
            + " FROM json_each(?) AS way CROSS JOIN holding INDEXED BY holding_fork_until"
            + " ON node = ? AND fork = way.value AND until > ?"
            + " UNION ALL SELECT " + COLUMNS
            + " FROM json_each(?) AS way CROSS JOIN holding INDEXED BY holding_fork_since"
            + " ON node = ? AND fork = way.value AND since <= ?"
            + " ORDER BY reference";

    private static final String PASSING = "SELECT count(*) FROM holding INDEXED BY holding_since"
            + " WHERE node = ? AND since > ? AND since < ? AND until <= ?";

    static Query at(NodeId node, Instant time) {
        var nanos = Nanos.of(time);
        return Query.of(
                AT,
                node,
                nanos,
                Backbone.upTo(nanos).toString(),
                node,
                nanos,
                Backbone.after(nanos).toString(),
                node,
                nanos);
    }

    /** How many came and went in between. */
    static Query passing(NodeId node, Instant earlier, Instant later) {
        return Query.of(PASSING, node, Nanos.of(earlier), Nanos.of(later), Nanos.of(later));
    }

    private HoldingSearch() {}
}
