package io.aegis.images.application.preparation;

import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;

/**
 * One image that executions on this node will ask for under one credential.
 *
 * @param policy the strictest of those who need it: {@code Always} before {@code IfNotPresent} before {@code Never}
 * @param credential what a manifest names for it
 * @param neededBy who needs it, one entry each: {@code python 3.11}, {@code agent summariser}, {@code images.txt:3}
 */
public record Need(
        ResolvedImage image, PullPolicy policy, Option<RequestCredential> credential, List<String> neededBy) {

    public Need {
        neededBy = List.copyOf(neededBy);
    }

    /** With the node's own credentials, under the default policy. */
    public static Need of(ResolvedImage image, String neededBy) {
        return new Need(image, PullPolicy.IF_NOT_PRESENT, Option.none(), List.of(neededBy));
    }

    public ImageReference reference() {
        return image.reference();
    }

    /** One for both. */
    Need and(Need other) {
        var both = new ResolvedImage(
                reference(), image.how(), joined(image.warnings(), other.image().warnings()));
        return new Need(both, policy.stricter(other.policy), credential, joined(neededBy, other.neededBy));
    }

    private static List<String> joined(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
