package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.reference.ImageReference;

/** The answers about credentials as people read them. */
final class CredentialText {
    static String source(FoundCredential found) {
        return "credential  " + found.told();
    }

    static String allowed(ImageReference reference, RemoteManifest manifest) {
        return answer(reference, manifest) + "\ndigest      " + manifest.digest();
    }

    /** A mirror is shown no credential, so that its answer says nothing of one. */
    private static String answer(ImageReference reference, RemoteManifest manifest) {
        return manifest.isOf(reference.host())
                ? "registry    " + reference.host() + " lets " + reference + " be pulled"
                : "mirror      " + manifest.answeredBy() + " has " + reference + ", and was not shown the credential";
    }

    private CredentialText() {}
}
