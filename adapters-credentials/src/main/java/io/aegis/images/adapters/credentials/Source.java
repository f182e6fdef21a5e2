package io.aegis.images.adapters.credentials;

import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** One place that credentials come from. */
interface Source {

    /** What it is told apart by: {@code secret team-b}. */
    String name();

    Kind kind();

    /**
     * What is bound most closely to the reference here. A left means that this source cannot answer, and says why without
     * quoting anything it holds.
     */
    Either<String, Option<FoundCredential>> find(ImageReference reference);

    /** All that is kept here, in the order it is looked at. What cannot be read is told as a credential with a problem. */
    List<KnownCredential> known();

    /** Sources of one kind are counted rather than named. */
    enum Kind {
        CONFIGURATION("node configurations"),
        SECRET("secrets"),
        VARIABLE("variables"),
        FILE("files");

        private final String several;

        Kind(String several) {
            this.several = several;
        }

        @Override
        public String toString() {
            return several;
        }
    }
}
