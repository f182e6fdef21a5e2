package io.aegis.images.adapters.registry;

import io.vavr.control.Try;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** What is trusted over TLS, and what is shown there. */
final class Tls {

    private static final int LARGEST = 1024 * 1024;
    private static final char[] NO_PASSWORD = {};

    /** What the system trusts and these files besides; a failure names the file that cannot be used, and quotes nothing of it. */
    static Try<SSLContext> trusting(Certificates.Kept files) {
        return Try.of(() -> {
            var context = SSLContext.getInstance("TLS");
            context.init(shown(files), trusted(files.trusted()), null);
            return context;
        });
    }

    /** For hosts that the engine's own files call insecure. */
    static SSLContext unverified() {
        return Try.of(() -> {
                    var context = SSLContext.getInstance("TLS");
                    context.init(null, new TrustManager[] {new Everybody()}, null);
                    return context;
                })
                .get();
    }

    private static TrustManager[] trusted(List<Path> files) throws GeneralSecurityException, IOException {
        var store = emptyStore();
        for (var issuer : systemIssuers()) {
            store.setCertificateEntry("system-" + store.size(), issuer);
        }
        for (var file : files) {
            for (var certificate : certificates(file)) {
                store.setCertificateEntry("own-" + store.size(), certificate);
            }
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static List<X509Certificate> systemIssuers() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        var issuers = new ArrayList<X509Certificate>();
        for (var manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                issuers.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return issuers;
    }

    private static KeyManager @Nullable [] shown(Certificates.Kept files) throws GeneralSecurityException, IOException {
        var store = emptyStore();
        for (var certificate : files.endingIn(".cert")) {
            var name = certificate.toString();
            var key = Path.of(name.substring(0, name.length() - ".cert".length()) + ".key");
            if (!Files.isRegularFile(key)) {
                throw new CertificateException(certificate + " has no key beside it");
            }
            var chain = certificates(certificate).toArray(Certificate[]::new);
            store.setKeyEntry(name, PrivateKeys.read(key, bounded(key)), NO_PASSWORD, chain);
        }
        if (store.size() == 0) {
            return null;
        }
        var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws GeneralSecurityException, IOException {
        try {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bounded(file)));
        } catch (CertificateException unreadable) {
            throw new CertificateException(file + " holds no certificate that can be read");
        }
    }

    private static byte[] bounded(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST);
        }
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /** Of this kind because for no other Java leaves out the check of the host's name. */
    private static final class Everybody extends X509ExtendedTrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    private Tls() {}
}
