package io.aegis.images.adapters.engine;

import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.reference.ImageReference;
import java.util.regex.Pattern;

/** What engines say of an archive that they could not load, in the project's words. */
final class LoadFailures {

    private static final Pattern FULL = Pattern.compile("(?i)no space left on device|disk quota exceeded");
    private static final Pattern DAMAGED =
            Pattern.compile("(?i)invalid diffid|did not match, expected|does not match expected|verification failed"
                    + "|invalid tar header|unexpected eof|gzip: invalid|flate: corrupt|malformed|invalid manifest");
    private static final Pattern MISSING = Pattern.compile("(?i)no such file or directory|file does not exist");

    static PullFailure translate(String said, ImageReference reference, EngineConnection engine) {
        var detail = new Detail(said);
        if (FULL.matcher(said).find()) {
            return new DiskFull("the container runtime's storage", detail);
        }
        return DAMAGED.matcher(said).find() || missesLayers(said)
                ? new IntegrityViolation(reference, detail)
                : engine.brokenOff("it could not load the image: " + detail);
    }

    /** Whether the engine looked for a layer that was not sent. */
    static boolean missesLayers(String said) {
        return MISSING.matcher(said).find();
    }

    private LoadFailures() {}
}
