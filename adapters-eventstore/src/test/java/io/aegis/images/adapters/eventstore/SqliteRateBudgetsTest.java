package io.aegis.images.adapters.eventstore;

import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.contracts.record.RateBudgetsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteRateBudgetsTest extends RateBudgetsContract {

    @RegisterExtension
    final FreshRecord fresh = new FreshRecord();

    @Override
    protected RateBudgets budgets() {
        return fresh.node().budgets();
    }
}
