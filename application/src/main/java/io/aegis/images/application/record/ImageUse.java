package io.aegis.images.application.record;

import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Set;

/** Uses of images that have something in common: an image is used each time that it is ready for somebody. */
public record ImageUse(Common common, long uses, Instant first, Instant last) {

    /** By what uses are told apart. */
    public enum Aspect {
        NODE("node"),
        TENANT("tenant"),
        EXECUTION("execution"),
        /** Reference and digest. */
        IMAGE("image"),
        /** The source of the credential that proved the access. */
        CREDENTIAL("credential");

        private final String text;

        Aspect(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** What they have in common; empty where it was not asked for, or there is none on record. */
    public record Common(
            Option<NodeId> node,
            Option<String> tenant,
            Option<String> execution,
            Option<ImageReference> reference,
            Option<Digest> digest,
            Option<CredentialSource> credential) {

        /** That of one use, as far as it is asked for. */
        public static Common of(ImagePullCompleted use, Set<Aspect> by) {
            return new Common(
                    Option.when(by.contains(Aspect.NODE), () -> use.id().node()),
                    use.by().tenant().filter(_ -> by.contains(Aspect.TENANT)),
                    use.by().execution().filter(_ -> by.contains(Aspect.EXECUTION)),
                    Option.when(by.contains(Aspect.IMAGE), () -> use.id().reference()),
                    use.image().digest().filter(_ -> by.contains(Aspect.IMAGE)),
                    use.access().map(proof -> proof.source()).filter(_ -> by.contains(Aspect.CREDENTIAL)));
        }
    }
}
