package io.aegis.images.adapters.web.webhooks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** Whose certificates a receiver may show: those that the system trusts, and some besides. */
final class Trust {

    private static final int LARGEST = 1024 * 1024;

    static SSLContext with(Path issuers) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (var issuer : systemIssuers()) {
            store.setCertificateEntry("system-" + store.size(), issuer);
        }
        try (var in = Files.newInputStream(issuers)) {
            var content = new ByteArrayInputStream(in.readNBytes(LARGEST));
            for (var issuer : CertificateFactory.getInstance("X.509").generateCertificates(content)) {
                store.setCertificateEntry("own-" + store.size(), issuer);
            }
        }
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory(store).getTrustManagers(), null);
        return context;
    }

    private static List<X509Certificate> systemIssuers() throws GeneralSecurityException {
        var issuers = new ArrayList<X509Certificate>();
        for (var manager : factory(null).getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                issuers.addAll(List.of(x509.getAcceptedIssuers()));
            }
        }
        return issuers;
    }

    /** @param store null for what the system trusts */
    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private Trust() {}
}
