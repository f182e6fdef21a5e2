package io.aegis.images.adapters.eventstore.registries;

import io.aegis.images.adapters.eventstore.sqlite.Nanos;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.Session;
import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The rows of the table of budgets, one for each registry and account. */
final class BudgetTable {

    private static final String COLUMNS = "registry, account, allowed, remaining, counts_back, at";
    private static final String ROWS = "SELECT " + COLUMNS + " FROM rate_budget";

    static final Query ALL = Query.of(ROWS);

    static Query of(RegistryHost registry, Account account) {
        return Query.of(ROWS + " WHERE registry = ? AND account = ?", registry, account);
    }

    static int insert(Session session, List<RateBudget> budgets) throws SQLException {
        for (var budget : budgets) {
            session.execute(Query.of(
                    "INSERT OR REPLACE INTO rate_budget(" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)",
                    budget.registry(),
                    budget.account(),
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
                new Account(row.getString(2)),
                row.getLong(3),
                row.getLong(4),
                Option.of(row.getString(5)).map(Duration::parse),
                Nanos.toInstant(row.getLong(6)));
    }

    private BudgetTable() {}
}
