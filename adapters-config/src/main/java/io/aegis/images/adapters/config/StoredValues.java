package io.aegis.images.adapters.config;

import io.aegis.images.application.settings.OpenBaoSettings;
import io.aegis.images.domain.credential.RequestCredential;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * Values that may name a secret in the secret store. None is quoted: it may be the secret itself.
 *
 * @param store where they are read from; empty: nowhere
 */
record StoredValues(Option<OpenBaoSettings> store) {

    private static final String SECRET = "secret:";
    private static final Pattern FIELD = Pattern.compile("#[A-Za-z0-9_.-]+$");

    /** As it was written: it is read when it is needed. */
    String text(Field field) {
        var reference = FIELD.matcher(reference(field)).replaceFirst("");
        if (reference.startsWith(SECRET) && RequestCredential.parse(reference).isEmpty()) {
            throw field.problem("is no name of a secret: write secret:ENGINE/PATH or secret:ENGINE/PATH#FIELD");
        }
        return field.text();
    }

    /** The same for what may name several, and no field of them. */
    String reference(Field field) {
        if (field.text().startsWith(SECRET) && store.isEmpty()) {
            throw field.problem("is a secret: value, and there is no spec.secrets.backend to read it from");
        }
        return field.text();
    }
}
