package io.aegis.images.contracts.record;

import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Budgets that are forgotten with the process. */
public final class InMemoryRateBudgets implements RateBudgets {

    private final Map<Owner, RateBudget> budgets = new ConcurrentHashMap<>();

    private record Owner(RegistryHost registry, Account account) {

        static Owner of(RateBudget budget) {
            return new Owner(budget.registry(), budget.account());
        }
    }

    @Override
    public void said(RateBudget budget) {
        budgets.put(Owner.of(budget), budget);
    }

    @Override
    public Option<RateBudget> last(RegistryHost registry, Account account) {
        return Option.of(budgets.get(new Owner(registry, account)));
    }

    @Override
    public List<RateBudget> all() {
        return budgets.values().stream().sorted(RateBudget.BY_REGISTRY).toList();
    }
}
