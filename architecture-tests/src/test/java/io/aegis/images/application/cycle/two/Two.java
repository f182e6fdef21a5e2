package io.aegis.images.application.cycle.two;

import io.aegis.images.application.cycle.one.One;

/** The other half of the circle. */
public record Two(Class<One> one) {
    static Two of(One one) {
        return one.two();
    }
}
