package io.aegis.images.application.publication;

import io.aegis.images.application.port.RateBudgets.RateBudget;
import java.time.Duration;
import java.time.Instant;

/** What registries said of themselves. */
public final class RegistryDocuments {

    /** @param now when it is read: what was said may be over since */
    public static Document budget(RateBudget budget, Instant now) {
        return new Document()
                .with("registry", budget.registry())
                .with("account", budget.account())
                .with("limit", budget.limit())
                .with("remaining", budget.remaining())
                .with("window_seconds", budget.window().map(Duration::toSeconds))
                .with("said_at", budget.at())
                .with("low", budget.isLow(now))
                .with("over", budget.isOver(now));
    }

    private RegistryDocuments() {}
}
