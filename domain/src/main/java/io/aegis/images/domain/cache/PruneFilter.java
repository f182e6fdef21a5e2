package io.aegis.images.domain.cache;

import io.vavr.control.Option;
import java.time.Instant;

/** Narrows a prune, as the engines' own filters of the same names do. */
public sealed interface PruneFilter {

    boolean matches(CachedImage image);

    /** Images that were made before then; the age of what is inside, not of its stay on the node. */
    record Until(Instant end) implements PruneFilter {
        @Override
        public boolean matches(CachedImage image) {
            return image.createdAt().isBefore(end);
        }

        @Override
        public String toString() {
            return "until=" + end;
        }
    }

    /** @param value empty where having the label at all is enough */
    record Label(String key, Option<String> value) implements PruneFilter {
        @Override
        public boolean matches(CachedImage image) {
            var found = Option.<String>of(image.labels().get(key));
            return value.isEmpty() ? found.isDefined() : found.equals(value);
        }

        @Override
        public String toString() {
            return "label=" + written();
        }

        private String written() {
            return key + value.map(wanted -> "=" + wanted).getOrElse("");
        }
    }

    /** Images that a label filter would not match. */
    record Without(Label label) implements PruneFilter {
        @Override
        public boolean matches(CachedImage image) {
            return !label.matches(image);
        }

        @Override
        public String toString() {
            return "label!=" + label.written();
        }
    }
}
