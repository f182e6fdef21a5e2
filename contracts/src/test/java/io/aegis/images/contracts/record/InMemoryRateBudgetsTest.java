package io.aegis.images.contracts.record;

import io.aegis.images.application.port.RateBudgets;

class InMemoryRateBudgetsTest extends RateBudgetsContract {

    private final InMemoryRateBudgets memory = new InMemoryRateBudgets();

    @Override
    protected RateBudgets budgets() {
        return memory;
    }
}
