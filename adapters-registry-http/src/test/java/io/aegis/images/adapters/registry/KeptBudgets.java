package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that registries said of their limits, in order. */
final class KeptBudgets implements RateBudgets {

    private final List<RateBudget> said = new CopyOnWriteArrayList<>();

    @Override
    public void said(RateBudget budget) {
        said.add(budget);
    }

    @Override
    public Option<RateBudget> last(RegistryHost registry, Account account) {
        return Option.ofOptional(said.stream()
                .filter(budget ->
                        budget.registry().equals(registry) && budget.account().equals(account))
                .reduce((_, later) -> later));
    }

    @Override
    public List<RateBudget> all() {
        return List.copyOf(said);
    }
}
