package io.aegis.images.adapters.eventstore.registries;

import io.aegis.images.adapters.eventstore.sqlite.Nanos;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.Session;
import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The rows of the table of budgets, one for each registry. */
final class BudgetTable {

    private static final String COLUMNS = "registry, allowed, remaining, counts_back, at";
    private static final String ROWS = "SELECT " + COLUMNS + " FROM rate_budget";

    static final Query ALL = Query.of(ROWS);

    static Query of(RegistryHost registry) {
        return Query.of(ROWS + " WHERE registry = ?", registry);
    }

    static int insert(Session session, List<RateBudget> budgets) throws SQLException {
        for (var budget : budgets) {
            session.execute(Query.of(
                    "INSERT OR REPLACE INTO rate_budget(" + COLUMNS + ") VALUES (?, ?, ?, ?, ?)",
                    budget.registry(),
                    budget.limit(),
                    budget.remaining(),
                    budget.window(),
                    Nanos.of(budget.at())));
        }
        return budgets.size();
    }

    static RateBudget read(ResultSet row) throws SQLException {
        return new RateBudget(
                new RegistryHost(row.getString(1)),
                row.getLong(2),
                row.getLong(3),
                Option.of(row.getString(4)).map(Duration::parse),
                Nanos.toInstant(row.getLong(5)));
    }

    private BudgetTable() {}
}
