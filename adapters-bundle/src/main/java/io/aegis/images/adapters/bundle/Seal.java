package io.aegis.images.adapters.bundle;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A bundle's checksums, and who stands for them: an Ed25519 signature over their bytes, which {@code openssl pkeyutl} makes and
 * checks just so.
 */
record Seal(byte[] sums, Option<byte[]> signature) {

    private static final String ALGORITHM = "Ed25519";
    private static final long LARGEST_KEY = 64 * 1024;
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (?:PRIVATE|PUBLIC) KEY-----([A-Za-z0-9+/=\\s]+)-----END");

    /** Bytes of the file with the signature: base64 on one line. */
    static final int SIGNATURE_BYTES = 89;

    /** Empty where it is; otherwise what is wrong. */
    Option<String> isNotBy(Path publicKey) throws IOException {
        if (signature.isEmpty()) {
            return Option.some("it carries no signature");
        }
        try {
            var verifying = Signature.getInstance(ALGORITHM);
            verifying.initVerify(
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(key(publicKey))));
            verifying.update(sums);
            var text = new String(signature.get(), US_ASCII).strip();
            return verifying.verify(Base64.getDecoder().decode(text))
                    ? Option.none()
                    : Option.some("its signature was made with another key, or for other content");
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            return Option.some("the signature or the key " + publicKey + " is no Ed25519 one");
        }
    }

    static byte[] sign(byte[] sums, Path privateKey) throws IOException {
        try {
            var signing = Signature.getInstance(ALGORITHM);
            signing.initSign(
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(key(privateKey))));
            signing.update(sums);
            return (Base64.getEncoder().encodeToString(signing.sign()) + "\n").getBytes(US_ASCII);
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            throw new IOException(
                    privateKey + " is no Ed25519 private key in PEM (openssl genpkey -algorithm ed25519)");
        }
    }

    private static byte[] key(Path file) throws IOException {
        if (Files.size(file) > LARGEST_KEY) {
            throw new IOException(file + " is no key");
        }
        var pem = PEM.matcher(Files.readString(file, US_ASCII));
        if (!pem.find()) {
            throw new IOException(file + " is no key in PEM");
        }
        return Base64.getMimeDecoder().decode(pem.group(1));
    }
}
