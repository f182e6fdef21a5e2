package io.aegis.images.contracts.registry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that nobody trusts, made with the JDK's own tool, and the server sockets that show it. */
public final class Certificate {

    private static final String PASSWORD = "changeit";

    /** @param subjectAlternativeName as keytool takes it: {@code ip:192.0.2.1}, {@code dns:registry.example} */
    public static ServerSocketFactory selfSigned(String subjectAlternativeName) {
        return sockets(subjectAlternativeName, "-1d", "10");
    }

    public static ServerSocketFactory expired(String subjectAlternativeName) {
        return sockets(subjectAlternativeName, "-10d", "5");
    }

    private static ServerSocketFactory sockets(String subjectAlternativeName, String start, String days) {
        try {
            var directory = Files.createTempDirectory("certificate");
            var file = directory.resolve("keys.p12");
            generate(file, subjectAlternativeName, start, days);
            var factory = context(file).getServerSocketFactory();
            Files.delete(file);
            Files.delete(directory);
            return factory;
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
        command.addAll(List.of("-alias", "registry", "-keyalg", "EC", "-dname", "CN=registry"));
        command.addAll(List.of("-ext", "san=" + subjectAlternativeName, "-startdate", start, "-validity", days));
        command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private Certificate() {}
}
