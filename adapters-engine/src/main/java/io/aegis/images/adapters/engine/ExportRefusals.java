package io.aegis.images.adapters.engine;

import io.aegis.images.domain.content.ImageDamage.Broken;
import io.aegis.images.domain.content.ImageDamage.OtherLayer;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.content.ImageIntegrity.Damaged;
import io.aegis.images.domain.content.ImageIntegrity.Unproven;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * Why an engine does not hand out an image: it compares files with sums of its own while it puts the image together, and
 * gives up at the first that is not what it was. What does not surely speak of the image's content is no damage.
 */
final class ExportRefusals {

    private static final Pattern DAMAGED = Pattern.compile(
            "(?i)file integrity checksum failed|failed to verify: sha256:|could not verify layer data|input/output error"
                    + "|structure needs cleaning|layer does not exist|layer not known|gzip: invalid|unexpected eof");
    private static final Pattern GONE = Pattern.compile("(?i)no such file or directory|not a directory");

    /** There is no such image; or where engines put one together is gone, which says nothing of the image. */
    private static final Pattern ELSEWHERE =
            Pattern.compile("failed to get digest sha256:|docker-export-|container_images_|/libpod-images|/podman\\d");

    private static final Pattern LAYER =
            Pattern.compile("(?:reading blob|could not verify layer data for:) (sha256:[0-9a-f]{64})");

    private static final Pattern OTHER =
            Pattern.compile("Digest did not match, expected (sha256:[0-9a-f]{64}), got (sha256:[0-9a-f]{64})");

    private static final Pattern UNFIT = Pattern.compile("compression is not supported for docker images");

    /** Whether the image cannot be written in the form that was asked for, however whole it is. */
    static boolean isUnfit(String said) {
        return UNFIT.matcher(said).find();
    }

    static ImageIntegrity translate(String said) {
        var other = OTHER.matcher(said);
        if (other.find()) {
            return Damaged.by(new OtherLayer(new Digest(other.group(1)), new Digest(other.group(2))));
        }
        return DAMAGED.matcher(said).find()
                        || GONE.matcher(said).find() && !ELSEWHERE.matcher(said).find()
                ? Damaged.by(new Broken(layer(said), new Detail(said)))
                : new Unproven(new Detail("the engine does not hand it out: " + said));
    }

    /** Podman names it; Docker only where each file is what it was, and the layer is not. */
    private static Option<Digest> layer(String said) {
        var named = LAYER.matcher(said);
        return named.find() ? Digest.parse(named.group(1)) : Option.none();
    }

    private ExportRefusals() {}
}
