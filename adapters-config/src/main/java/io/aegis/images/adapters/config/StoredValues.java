package io.aegis.images.adapters.config;

/**
 * Values that may name a secret in the secret store.
 *
 * @param hasStore whether there is one to read them from
 */
record StoredValues(boolean hasStore) {

    /** As it was written: it is read when it is needed. */
    String text(Field field) {
        if (field.text().startsWith("secret:") && !hasStore) {
            throw field.problem("is a secret: value, and there is no spec.secrets.backend to read it from");
        }
        return field.text();
    }
}
