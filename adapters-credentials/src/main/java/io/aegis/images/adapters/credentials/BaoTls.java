package io.aegis.images.adapters.credentials;

import io.aegis.images.application.settings.OpenBaoSettings;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** {@code spec.secrets.backend.tls}: whom the store's certificate must come from, and which of ours it is shown. */
final class BaoTls {

    private static final int LARGEST = 1024 * 1024;
    private static final char[] NO_PASSWORD = {};
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /** Empty where nothing is configured: then what Java trusts is trusted. */
    static Option<SSLContext> context(OpenBaoSettings settings) throws IOException, GeneralSecurityException {
        if (settings.caCertificate().isEmpty() && settings.clientCertificate().isEmpty()) {
            return Option.none();
        }
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(
                settings.caCertificate().isEmpty()
                        ? null
                        : issuers(settings.caCertificate().get()));
        var shown = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        shown.init(own(settings), NO_PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(shown.getKeyManagers(), trusted.getTrustManagers(), null);
        return Option.some(context);
    }

    private static KeyStore issuers(Path file) throws IOException, GeneralSecurityException {
        var store = empty();
        for (var certificate : certificates(file)) {
            store.setCertificateEntry("issuer-" + store.size(), certificate);
        }
        return store;
    }

    private static KeyStore own(OpenBaoSettings settings) throws IOException, GeneralSecurityException {
        var store = empty();
        if (settings.clientCertificate().isDefined() && settings.clientKey().isDefined()) {
            var chain = certificates(settings.clientCertificate().get());
            store.setKeyEntry("own", key(settings.clientKey().get()), NO_PASSWORD, chain.toArray(Certificate[]::new));
        }
        return store;
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        var found = KEY.matcher(new String(bounded(file), StandardCharsets.US_ASCII));
        if (!found.find()) {
            throw new InvalidKeySpecException("no private key in PKCS #8 form");
        }
        var encoded = new PKCS8EncodedKeySpec(decoded(found.group(1)));
        for (var algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException another) {
                continue;
            }
        }
        throw new InvalidKeySpecException("a private key of no known kind");
    }

    private static byte[] decoded(String text) throws InvalidKeySpecException {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException damaged) {
            throw new InvalidKeySpecException("a private key that is not base64");
        }
    }

    private static List<Certificate> certificates(Path file) throws IOException, GeneralSecurityException {
        return List.copyOf(
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bounded(file))));
    }

    private static byte[] bounded(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var content = in.readNBytes(LARGEST + 1);
            if (content.length > LARGEST) {
                throw new IOException(file + " is larger than a file of certificates");
            }
            return content;
        }
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private BaoTls() {}
}
