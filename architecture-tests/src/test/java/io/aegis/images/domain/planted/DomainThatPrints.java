package io.aegis.images.domain.planted;

/** The domain talks to the console. */
final class DomainThatPrints {
    void tell() {
        System.out.println("told");
    }
}
