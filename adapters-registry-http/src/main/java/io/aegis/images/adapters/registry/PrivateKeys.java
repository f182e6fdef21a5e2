package io.aegis.images.adapters.registry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** The key beside a client's certificate, as PEM text of the common form PKCS#8. */
final class PrivateKeys {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    static PrivateKey read(Path file, byte[] content) throws GeneralSecurityException {
        var pem = PEM.matcher(new String(content, StandardCharsets.US_ASCII));
        if (pem.find()) {
            var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
            for (var algorithm : ALGORITHMS) {
                try {
                    return KeyFactory.getInstance(algorithm).generatePrivate(spec);
                } catch (GeneralSecurityException another) {
                    // The text does not say which kind of key it is.
                }
            }
        }
        throw new InvalidKeyException(file + " holds no private key that can be read (PKCS#8: BEGIN PRIVATE KEY)");
    }

    private PrivateKeys() {}
}
