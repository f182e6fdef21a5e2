package io.aegis.images.contracts.record;

import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Budgets that are forgotten with the process. */
public final class InMemoryRateBudgets implements RateBudgets {

    private final Map<RegistryHost, RateBudget> budgets = new ConcurrentHashMap<>();

    @Override
    public void said(RateBudget budget) {
        budgets.put(budget.registry(), budget);
    }

    @Override
    public Option<RateBudget> last(RegistryHost registry) {
        return Option.of(budgets.get(registry));
    }

    @Override
    public List<RateBudget> all() {
        return budgets.values().stream()
                .sorted(Comparator.comparing(budget -> budget.registry().value()))
                .toList();
    }
}
