package io.aegis.images.adapters.credentials;

import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.List;

/** One place that credentials come from. */
interface Source {

    /**
     * What is bound most closely to the reference here. A left means that this source cannot answer, and says why without
     * quoting anything it holds.
     */
    Either<String, Option<FoundCredential>> find(ImageReference reference);

    /** As people and the decision trace call it. */
    String name();

    /** What it holds, without the credentials. */
    List<KnownCredential> known();
}
