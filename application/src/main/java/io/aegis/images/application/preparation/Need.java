package io.aegis.images.application.preparation;

import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;

/**
 * One image that executions on this node will ask for.
 *
 * @param policy the strictest of those who need it: {@code Always} before {@code IfNotPresent} before {@code Never}
 * @param credential what a manifest names for it
 * @param neededBy who needs it, one entry each: {@code python 3.11}, {@code agent summariser}, {@code images.txt:3}
 */
public record Need(
        ResolvedImage image, PullPolicy policy, Option<RequestCredential> credential, List<String> neededBy) {

    public ImageReference reference() {
        return image.reference();
    }
}
