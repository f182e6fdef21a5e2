package io.aegis.images.adapters.credentials;

import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;

/** Something that is bound to a scope; its text is that of the scope. */
record Bound<T>(Scope scope, T value) {

    /** The one bound most closely to the reference; the first of equals. */
    static <T> Option<Bound<T>> closest(List<Bound<T>> all, ImageReference reference) {
        return Option.ofOptional(all.stream()
                .filter(bound -> bound.scope.covers(reference))
                .max(Comparator.comparing(Bound::scope, Scope.CLOSEST_LAST)));
    }

    @Override
    public String toString() {
        return scope.toString();
    }
}
