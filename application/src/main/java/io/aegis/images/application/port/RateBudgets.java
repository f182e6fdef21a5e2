package io.aegis.images.application.port;

import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What each registry last said of how much it still gives to whom. Blocks; what cannot be kept is forgotten, not an error. */
public interface RateBudgets {

    void said(RateBudget budget);

    /** Empty for a registry that never told this account a limit. */
    Option<RateBudget> last(RegistryHost registry, Account account);

    /** By registry, and its accounts by their names. */
    List<RateBudget> all();

    /**
     * @param account whose requests are counted
     * @param limit pulls, or requests, that the registry gives within the window
     * @param window how long the limit counts back; empty when the registry did not say
     */
    record RateBudget(
            RegistryHost registry, Account account, long limit, long remaining, Option<Duration> window, Instant at) {

        public static final Comparator<RateBudget> BY_REGISTRY = Comparator.comparing(
                        (RateBudget budget) -> budget.registry().value())
                .thenComparing(budget -> budget.account().name());

        private static final int LOW_PART = 10;
        private static final Duration USUAL_WINDOW = Duration.ofHours(1);

        /** Less than a tenth remains, and the window has not passed since. */
        public boolean isLow(Instant now) {
            return remaining * LOW_PART < limit && !isOver(now);
        }

        /** What was said then says nothing of now. */
        public boolean isOver(Instant now) {
            return now.isAfter(end());
        }

        /** When the window has passed since; after an hour where the registry told none. */
        public Instant end() {
            return at.plus(window.getOrElse(USUAL_WINDOW));
        }
    }
}
