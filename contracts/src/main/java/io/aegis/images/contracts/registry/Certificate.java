package io.aegis.images.contracts.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that nobody trusts unless told to, made with the JDK's own tool. */
public final class Certificate {

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "registry";

    private final KeyStore keys;

    private Certificate(KeyStore keys) {
        this.keys = keys;
    }

    /** @param subjectAlternativeName as keytool takes it: {@code ip:192.0.2.1}, {@code dns:registry.example} */
    public static Certificate of(String subjectAlternativeName) {
        return made(subjectAlternativeName, "-1d", "10");
    }

    /** The sockets of a server that shows one. */
    public static ServerSocketFactory selfSigned(String subjectAlternativeName) {
        return of(subjectAlternativeName).sockets();
    }

    public static ServerSocketFactory expired(String subjectAlternativeName) {
        return made(subjectAlternativeName, "-10d", "5").sockets();
    }

    public ServerSocketFactory sockets() {
        return server().getServerSocketFactory();
    }

    /** Of a server that shows it. */
    public SSLContext server() {
        try {
            return context();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Of a server that lets nobody in but who shows the client's certificate. */
    public ServerSocketFactory socketsFor(Certificate client) {
        try {
            return new ClientChecking(context(client.trust()).getServerSocketFactory());
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As a file for who is to trust it. */
    public String pem() {
        try {
            return pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String privateKeyPem() {
        try {
            return pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(String what, byte[] content) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + what
                + "-----\n";
    }

    private static Certificate made(String subjectAlternativeName, String start, String days) {
        try {
            var directory = Files.createTempDirectory("certificate");
            var file = directory.resolve("keys.p12");
            generate(file, subjectAlternativeName, start, days);
            var keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
            Files.delete(file);
            Files.delete(directory);
            return new Certificate(keys);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static void generate(Path file, String subjectAlternativeName, String start, String days)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-alias", ALIAS, "-keyalg", "EC", "-dname", "CN=registry"));
        command.addAll(List.of("-ext", "san=" + subjectAlternativeName, "-startdate", start, "-validity", days));
        command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    private SSLContext context(TrustManagerFactory... trusted) throws GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), trusted.length == 0 ? null : trusted[0].getTrustManagers(), null);
        return context;
    }

    private TrustManagerFactory trust() throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory;
    }
}
