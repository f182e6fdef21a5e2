package io.aegis.images.domain.planted;

/** The domain shows a stack trace. */
final class DomainThatDumps {
    void dump(RuntimeException thrown) {
        thrown.printStackTrace();
    }
}
