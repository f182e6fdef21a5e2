package io.aegis.images.adapters.eventstore.axon;

import io.aegis.images.adapters.eventstore.sqlite.EventFilter;
import io.aegis.images.adapters.eventstore.sqlite.EventFilter.Criterion;
import io.aegis.images.adapters.eventstore.sqlite.EventTag;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.EventCriterion;

/** Axon's criteria as ours. */
final class Filters {

    static EventFilter of(EventCriteria criteria) {
        return criteria.hasCriteria()
                ? new EventFilter(
                        criteria.flatten().stream().map(Filters::criterion).toList())
                : EventFilter.ALL;
    }

    private static Criterion criterion(EventCriterion criterion) {
        return new Criterion(
                criterion.tags().stream()
                        .map(tag -> new EventTag(tag.key(), tag.value()))
                        .toList(),
                criterion.types().stream().map(QualifiedName::name).toList());
    }

    private Filters() {}
}
