package io.aegis.images.contracts.runtime;

import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.reference.ImageReference;

/** The registries that the runtime of a contract test pulls from. */
public interface ContractRegistry extends AutoCloseable {

    /** From now on the tag stands for this image. */
    ImageReference serve(String repository, String tag, TestImage image);

    /** The same where only {@link #credential()} opens. */
    ImageReference servePrivately(String repository, String tag, TestImage image);

    Credential credential();

    /** How often it was asked what a reference stands for. */
    long questions();

    /** From now on layers stay half-way. */
    void stall();

    /** From now on layers come slower than anybody waits. */
    void slowDown();

    /** From now on all goes well again. */
    void recover();

    @Override
    void close();
}
