package io.aegis.images.domain.content;

import io.aegis.images.domain.pull.Detail;
import java.util.List;

/** Whether all of an image's content on a node is what the digests say that it goes by. */
public sealed interface ImageIntegrity {

    /** Every byte of it. */
    record Intact() implements ImageIntegrity {}

    /** @param parts what is wrong with it; one thing at least */
    record Damaged(List<ImageDamage> parts) implements ImageIntegrity {

        public Damaged {
            parts = List.copyOf(parts);
        }

        public static Damaged by(ImageDamage part) {
            return new Damaged(List.of(part));
        }
    }

    /** It could not be told; which speaks neither for the image nor against it. */
    record Unproven(Detail why) implements ImageIntegrity {}
}
