package io.aegis.images.adapters.registry;

/**
 * An answer, and what had been shown for it.
 *
 * @param shown what the last request carried
 */
record Heard(Answer answer, Shown shown) {

    enum Shown {
        NOTHING,
        /** A token that the token server gave to nobody in particular. */
        ANONYMOUS_TOKEN,
        /** User name and password, to the registry itself. */
        PASSWORD,
        /** A token that the token server gave for the credential. */
        TOKEN
    }
}
