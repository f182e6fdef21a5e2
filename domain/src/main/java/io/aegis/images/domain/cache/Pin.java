package io.aegis.images.domain.cache;

import io.aegis.images.domain.reference.ImageReference;

/** An image, or all below a registry or a part of it, that is never collected. */
public sealed interface Pin {

    boolean holds(ImageReference name);

    /** By whole segments: {@code ghcr.io/acme} holds {@code ghcr.io/acme/agent}, and not {@code ghcr.io/acme-labs/agent}. */
    record Below(String part) implements Pin {
        @Override
        public boolean holds(ImageReference name) {
            return (name.name() + "/").startsWith(part + "/");
        }

        @Override
        public String toString() {
            return part;
        }
    }

    /** One tag or one digest; with both, either of the two names. */
    record Exactly(ImageReference reference) implements Pin {
        @Override
        public boolean holds(ImageReference name) {
            return name.name().equals(reference.name())
                    && (name.digest().isDefined()
                            ? reference.digest().equals(name.digest())
                            : reference.tag().equals(name.tag()));
        }

        @Override
        public String toString() {
            return reference.toString();
        }
    }
}
