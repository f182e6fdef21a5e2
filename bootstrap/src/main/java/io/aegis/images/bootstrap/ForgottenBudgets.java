package io.aegis.images.bootstrap;

import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.util.List;

/** For who asks registries without opening the node's record: what they say of their limits is kept nowhere. */
final class ForgottenBudgets implements RateBudgets {
    @Override
    public void said(RateBudget budget) {
        // There is nowhere to keep it.
    }

    @Override
    public Option<RateBudget> last(RegistryHost registry, Account account) {
        return Option.none();
    }

    @Override
    public List<RateBudget> all() {
        return List.of();
    }
}
