package io.aegis.images.adapters.web.webhooks;

import io.aegis.images.application.settings.WebhookSettings.Given;
import io.aegis.images.application.settings.WebhookSettings.Kept;
import io.aegis.images.application.settings.WebhookSettings.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as the Standard Webhooks convention has it: HMAC-SHA256 over id, time and body. */
final class SigningKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String ENCODED = "whsec_";

    private final SecretKeySpec key;

    private SigningKey(byte[] bytes) {
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** Reads the file where the secret is kept in one. */
    static SigningKey of(Secret secret) throws IOException {
        var text = switch (secret) {
            case Given(var value) -> value;
            case Kept(var file) -> Files.readString(file).strip();
        };
        if (text.isEmpty()) {
            throw new IOException("the secret is empty");
        }
        return new SigningKey(bytes(text));
    }

    private static byte[] bytes(String text) {
        if (text.startsWith(ENCODED)) {
            try {
                return Base64.getDecoder().decode(text.substring(ENCODED.length()));
            } catch (IllegalArgumentException notEncoded) {
                // Then it is a secret that happens to begin so.
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The header {@code webhook-signature}. */
    String sign(String id, long seconds, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
