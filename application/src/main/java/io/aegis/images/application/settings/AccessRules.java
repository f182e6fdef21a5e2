package io.aegis.images.application.settings;

import io.aegis.images.domain.reference.ImageReference;
import java.time.Duration;
import java.util.List;

/**
 * Whether presence on the node is enough to be given an image, {@code spec.images.access}. The modes are those of
 * Kubernetes' image pull credential verification.
 *
 * @param allowed for {@link Mode#NEVER_FOR_ALLOW_LIST}: registries, or repositories and what is below them
 * @param remember how long a proof by a request's own credential counts; what the node's own credentials proved counts
 *     until it is revoked, so that a node without a network keeps its images
 */
public record AccessRules(Mode mode, List<String> allowed, Duration remember) {

    public static final AccessRules DEFAULT =
            new AccessRules(Mode.NEVER_FOR_PRELOADED, List.of(), Duration.ofHours(24));

    /** Which images need a proof. */
    public enum Mode {
        NEVER("never"),
        /** All that this node has pulled; what came by another way is open to all. */
        NEVER_FOR_PRELOADED("never_for_preloaded"),
        NEVER_FOR_ALLOW_LIST("never_for_allow_list"),
        ALWAYS("always");

        private final String text;

        Mode(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public AccessRules {
        allowed = List.copyOf(allowed);
    }

    /** By whole segments: {@code ghcr.io/acme} allows {@code ghcr.io/acme/agent}, and not {@code ghcr.io/acme-evil}. */
    public boolean allows(ImageReference reference) {
        return allowed.stream().anyMatch(entry -> (reference.name() + "/").startsWith(entry + "/"));
    }
}
