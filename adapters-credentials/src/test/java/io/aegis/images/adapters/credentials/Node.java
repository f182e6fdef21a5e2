package io.aegis.images.adapters.credentials;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aegis.images.application.port.CredentialFile;
import io.aegis.images.application.port.CredentialRequest;
import io.aegis.images.application.port.KnownCredential;
import io.aegis.images.application.settings.ConfiguredCredential;
import io.aegis.images.application.settings.ConfiguredSecret;
import io.aegis.images.application.settings.CredentialSettings;
import io.aegis.images.application.settings.OpenBaoSettings;
import io.aegis.images.application.settings.RequestCredentialRule;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node of a test's own: its configuration, its variables, and a home directory with the engines' files. */
final class Node {

    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final List<ConfiguredCredential> credentials = new ArrayList<>();
    private final List<ConfiguredSecret> secrets = new ArrayList<>();
    private final List<RequestCredentialRule> requests = new ArrayList<>();
    private Option<OpenBaoSettings> openBao = Option.none();
    private String engine = "docker";
    private Duration patience = Duration.ofSeconds(30);

    Node(Path home) {
        this.home = home;
        environment.put("PATH", home.resolve("bin") + ":/usr/bin:/bin");
    }

    Node running(String other) {
        engine = other;
        return this;
    }

    Node with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Node configured(String registry, String username, String password) {
        credentials.add(new ConfiguredCredential(registry, username, password));
        return this;
    }

    Node secret(String name, String document) {
        secrets.add(new ConfiguredSecret(name, document));
        return this;
    }

    Node letsRequestsUse(String source, String... registries) {
        requests.add(new RequestCredentialRule(source, List.of(registries)));
        return this;
    }

    Node withOpenBao(OpenBaoSettings settings) {
        openBao = Option.some(settings);
        return this;
    }

    Node patientFor(Duration other) {
        patience = other;
        return this;
    }

    Node file(String name, String text) {
        try {
            var file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Node dockerConfig(String text) {
        return file(".docker/config.json", text);
    }

    /** A credential helper: the lines of a shell script. */
    Node helper(String name, String... lines) {
        var script = "bin/docker-credential-" + name;
        file(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        try {
            Files.setPosixFilePermissions(home.resolve(script), PosixFilePermissions.fromString("rwx------"));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The answer, without the words why. */
    Either<PullFailure, FoundCredential> ask(String reference) {
        return answer(reference).map(found -> found.because(""));
    }

    Either<PullFailure, FoundCredential> answer(String reference) {
        return beside().store()
                .credentialFor(
                        CredentialRequest.ofNode(ImageReference.parse(reference).get()));
    }

    /** With a credential of the request's own. */
    static CredentialRequest requesting(String reference, String own, Option<String> tenant) {
        return new CredentialRequest(ImageReference.parse(reference).get(), RequestCredential.parse(own), tenant);
    }

    Either<PullFailure, FoundCredential> askWith(String reference, String own) {
        try (var beside = beside()) {
            return beside.store().credentialFor(requesting(reference, own, Option.none()));
        }
    }

    /** Why the answer is what it is. */
    String why(String reference) {
        return answer(reference).get().why();
    }

    List<KnownCredential> known() {
        return beside().catalogue().known();
    }

    CredentialFile login() {
        return CredentialsAdapter.file(engine, surroundings(), patience, patience);
    }

    EngineCredentials beside() {
        return CredentialsAdapter.beside(settings(), engine, surroundings(), patience);
    }

    private CredentialSettings settings() {
        return new CredentialSettings(credentials, secrets, requests, openBao);
    }

    private Surroundings surroundings() {
        return new Surroundings(environment, home, home.resolve("run"));
    }

    /** What was wrong, when something was. */
    String problem(String reference) {
        return ask(reference).getLeft().detail().text();
    }

    static String auths(String key, String username, String password) {
        return "{\"auths\":{\"" + key + "\":{\"auth\":\"" + base64(username + ":" + password) + "\"}}}";
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    static Either<PullFailure, FoundCredential> found(String source, String username, String password) {
        return found(source, new UsernamePassword(username, password));
    }

    static Either<PullFailure, FoundCredential> found(String source, Credential credential) {
        return Either.right(new FoundCredential(Option.some(credential), new CredentialSource(source)));
    }

    static Either<PullFailure, FoundCredential> anonymous() {
        return Either.right(FoundCredential.anonymous());
    }
}
