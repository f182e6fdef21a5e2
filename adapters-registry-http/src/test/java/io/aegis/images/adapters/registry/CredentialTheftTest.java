package io.aegis.images.adapters.registry;

import static io.aegis.images.adapters.registry.Given.ALICE;
import static io.aegis.images.adapters.registry.Given.loopback;
import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.settings.RegistrySettings.ConfiguredRegistry;
import io.aegis.images.contracts.registry.Certificate;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Login;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Request;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.IdentityToken;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that has been tried to get at a credential, for real: the thief listens, and must not hear it. */
class CredentialTheftTest {

    private static final TestImage IMAGE = TestImage.of(7);
    private static final List<String> SECRETS =
            List.of(ALICE.password(), Secrets.basic(ALICE), "a-token-of-the-test", "identity-of-alice");

    private final FaultRegistry registry = FaultRegistry.start();
    private final FaultRegistry thief = thief(2);

    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        registry.close();
        thief.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectToAnotherHostTakesNoPasswordAlong(int status) {
        registry.behave(loggedIn(redirect(status, thief)));

        assertThat(resolve(registry.reference("lab/x:1")).isRight()).isTrue();
        assertHeardOnce();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aBlobsRedirectToAnotherHostTakesNoPasswordAlong(int status) {
        registry.behave(Login.basic(ALICE).orElse(Script.onBlobs(blobRedirect(status, thief))));

        assertThat(blob(registry.reference("lab/x:1")).isRight()).isTrue();
        assertHeardOnce();
    }

    @Test
    void aBlobsRedirectTakesNoTokenAlong() {
        registry.behave(request ->
                request.part() == Part.BLOB && request.header("authorization").startsWith("Bearer ")
                        ? Option.some(blobRedirect(307, thief))
                        : Login.bearer(registry, Login.tokensFor(ALICE)).reply(request));

        assertThat(blob(registry.reference("lab/x:1")).isRight()).isTrue();
        assertHeardOnce();
    }

    @Test
    void aThiefThatAsksForALoginInsteadOfABlobGetsNone() {
        thief.behave(_ -> Option.some(Reply.status(401).with("WWW-Authenticate: Basic realm=\"lab\"")));
        registry.behave(Script.onBlobs(blobRedirect(307, thief)));

        assertThat(blob(registry.reference("lab/x:1")).getLeft()).isInstanceOf(RegistryError.class);
        assertKnowsNothing(thief);
    }

    @Test
    void aRedirectToAnotherPortTakesNoPasswordAlong() {
        try (var neighbour = thief(1)) {
            registry.behave(loggedIn(redirect(307, neighbour)));

            resolve(registry.reference("lab/x:1"));
            assertThat(neighbour.requests()).isNotEmpty();
            assertKnowsNothing(neighbour);
        }
    }

    @Test
    void aRedirectBackFromAnotherHostDoesNotBringItBack() {
        var back = Reply.status(307).with("Location: http://" + registry.host() + "/v2/lab/other/manifests/1");
        thief.behave(Script.onManifest(back));
        registry.behave(loggedIn(redirect(307, thief)));

        resolve(registry.reference("lab/x:1"));
        assertKnowsNothing(thief);
        assertThat(registry.requests().getLast().path()).startsWith("/v2/lab/other");
        assertThat(registry.requests().getLast().header("authorization")).isEmpty();
    }

    @Test
    void aRedirectTakesNoTokenAlong() {
        registry.behave(request -> request.part() == Part.MANIFEST
                        && request.header("authorization").startsWith("Bearer ")
                ? Option.some(redirect(307, thief))
                : Login.bearer(registry, Login.tokensFor(ALICE)).reply(request));

        assertThat(resolve(registry.reference("lab/x:1")).isRight()).isTrue();
        assertHeardOnce();
    }

    @Test
    void aThiefThatAsksForALoginAfterARedirectGetsNone() {
        thief.behave(_ -> Option.some(Reply.status(401).with("WWW-Authenticate: Basic realm=\"lab\"")));
        registry.behave(Script.onManifest(redirect(307, thief)));

        assertThat(resolve(registry.reference("lab/x:1")).getLeft()).isInstanceOf(RegistryError.class);
        assertKnowsNothing(thief);
    }

    @Test
    void aForeignTokenServerIsShownNothing() {
        registry.behave(refusing("Bearer realm=\"http://" + thief.host() + "/token\",service=\"lab\""));

        assertThat(resolve(registry.reference("lab/x:1")).getLeft())
                .isInstanceOfSatisfying(
                        AccessDenied.class,
                        denied -> assertThat(denied.message()).contains("127.0.0.2"));
        assertThat(thief.requests()).isEmpty();
    }

    @Test
    void aForeignTokenServerIsShownNoIdentityToken() {
        registry.behave(refusing("Bearer realm=\"http://" + thief.host() + "/token\",service=\"lab\""));

        var told = resolve(registry.reference("lab/x:1"), new IdentityToken("identity-of-alice"));
        assertThat(told.getLeft()).isInstanceOf(AccessDenied.class);
        assertThat(thief.requests()).isEmpty();
    }

    @Test
    void aTokenServerAtAnotherPortIsAnotherServer() {
        try (var neighbour = thief(1)) {
            registry.behave(refusing("Bearer realm=\"http://" + neighbour.host() + "/token\""));

            assertThat(resolve(registry.reference("lab/x:1")).getLeft()).isInstanceOf(AccessDenied.class);
            assertThat(neighbour.requests()).isEmpty();
        }
    }

    @Test
    void aTokenServersRedirectIsNotFollowed() {
        registry.behave(Login.bearer(
                registry, _ -> Option.some(Reply.status(307).with("Location: http://" + thief.host() + "/token"))));

        assertThat(resolve(registry.reference("lab/x:1")).getLeft()).isInstanceOf(RegistryError.class);
        assertThat(thief.requests()).isEmpty();
    }

    @Test
    void aHostThatLooksLikeATrustedTokenServerIsNone() {
        registry.behave(refusing("Bearer realm=\"http://127.0.0.1@" + thief.host() + "/token\""));
        assertThat(resolve(registry.reference("lab/x:1")).isLeft()).isTrue();

        registry.behave(refusing("Bearer realm=\"http://127.0.0.1.evil.example/token\""));
        assertThat(resolve(registry.reference("lab/x:1")).isLeft()).isTrue();
        assertThat(thief.requests()).isEmpty();
    }

    @Test
    void aMirrorIsAskedAsNobody() {
        thief.behave(refusing("Basic realm=\"lab\""));
        registry.behave(Login.basic(ALICE)).serve("lab/x", "1", IMAGE);

        var told = resolve(
                registry.reference("lab/x:1"),
                ALICE,
                Given.withMirrors(registry.host(), thief.host().value()));
        assertThat(told.isRight()).isTrue();
        assertThat(thief.requests()).isNotEmpty();
        assertKnowsNothing(thief);
    }

    @Test
    void aMirrorsTokenServerGivesTokensToNobody() {
        try (var tokens = thief(3)) {
            thief.behave(refusing("Bearer realm=\"http://" + tokens.host() + "/token\""));
            registry.behave(Login.basic(ALICE)).serve("lab/x", "1", IMAGE);

            resolve(
                    registry.reference("lab/x:1"),
                    ALICE,
                    Given.withMirrors(registry.host(), thief.host().value()));
            assertThat(tokens.requests()).isNotEmpty();
            assertKnowsNothing(tokens);
            assertKnowsNothing(thief);
        }
    }

    @Test
    void aLocationThatAnEnginesFileNamesIsAskedAsNobody() throws IOException {
        thief.behave(refusing("Basic realm=\"lab\""));
        var file = Files.writeString(
                directory.resolve("registries.conf"),
                "[[registry]]\nprefix = \"%s\"\nlocation = \"%s\"\n".formatted(registry.host(), thief.host()));

        try (var asking = Given.registry(Given.podman(file))) {
            ask(asking, registry.reference("lab/x:1"), ALICE);
        }
        assertThat(thief.requests()).isNotEmpty();
        assertThat(registry.requests()).isEmpty();
        assertKnowsNothing(thief);
    }

    @Test
    void tlsIsNeverLeftOnceTheRegistryHasIt() throws IOException {
        var certificate = Certificate.of("ip:127.0.0.4");
        var ca = Files.writeString(directory.resolve("ca.pem"), certificate.pem());
        try (var secure = FaultRegistry.start(certificate.sockets(), loopback(4))) {
            secure.behave(loggedIn(redirect(307, thief)));
            assertThat(resolve(secure.reference("lab/x:1"), ALICE, Given.trusting(secure.host(), ca))
                            .getLeft())
                    .isInstanceOfSatisfying(
                            RegistryError.class,
                            error -> assertThat(error.message()).contains("redirects away from TLS"));

            secure.behave(refusing("Bearer realm=\"http://" + secure.host() + "/token\""));
            assertThat(resolve(secure.reference("lab/x:1"), ALICE, Given.trusting(secure.host(), ca))
                            .getLeft())
                    .isInstanceOfSatisfying(
                            RegistryError.class,
                            error -> assertThat(error.message()).contains("is not asked without TLS"));
        }
        assertThat(thief.requests()).isEmpty();
    }

    @Test
    void anUntrustedCertificateIsNoReasonToGoWithoutTls() {
        try (var impostor = FaultRegistry.start(Certificate.selfSigned("ip:127.0.0.4"), loopback(4))) {
            assertThat(resolve(impostor.reference("lab/x:1")).getLeft().name()).isEqualTo("TlsUntrusted");
            assertThat(impostor.requests()).isEmpty();
        }
    }

    @Test
    void nobodyFarAwaySendsUsToThisMachinesOwnAddresses() throws IOException {
        var outside = Given.outside();
        var certificate = Certificate.of("ip:" + outside.getHostAddress());
        var ca = Files.writeString(directory.resolve("ca.pem"), certificate.pem());
        try (var far = FaultRegistry.start(certificate.sockets(), outside);
                var inner = FaultRegistry.start(certificate.sockets(), loopback(5))) {
            for (var target :
                    List.of("https://" + inner.host() + "/v2/", "https://localhost/", "https://169.254.1.1/")) {
                far.behave(Script.onManifest(Reply.status(307).with("Location: " + target)));
                assertThat(resolve(far.reference("lab/x:1"), ALICE, Given.trusting(far.host(), ca))
                                .getLeft()
                                .message())
                        .contains("which is local to this machine");

                far.behave(refusing("Bearer realm=\"" + target + "\""));
                assertThat(resolve(far.reference("lab/x:1"), ALICE, Given.trusting(far.host(), ca))
                                .getLeft()
                                .message())
                        .contains("is local to this machine");
            }
            assertThat(inner.requests()).isEmpty();
            assertKnowsNothing(far);
        }
    }

    @Test
    void aRepeatedPasswordIsCutOutOfWhatTheRegistrySays() {
        registry.behave(request -> {
            var shown = request.header("authorization");
            return Option.some(
                    shown.isEmpty()
                            ? Reply.status(401).with("WWW-Authenticate: Basic realm=\"lab\"")
                            : Reply.error(403, "DENIED", "you sent " + shown + " and mean " + ALICE.password()));
        });

        var message = resolve(registry.reference("lab/x:1")).getLeft().message();
        assertThat(message).contains("you sent Basic *** and mean ***");
        SECRETS.forEach(secret -> assertThat(message).doesNotContain(secret));
    }

    private Either<PullFailure, ?> resolve(ImageReference reference) {
        return resolve(reference, ALICE);
    }

    private static Either<PullFailure, ?> blob(ImageReference reference) {
        try (var asking = Given.registry()) {
            var layer = IMAGE.layers().getFirst().described();
            return asking.blob(reference, layer, 0, _ -> Option.none(), Option.some(ALICE), Cancellation.none());
        }
    }

    private static Reply blobRedirect(int status, FaultRegistry target) {
        var layer = IMAGE.layers().getFirst();
        return Reply.status(status).with("Location: http://" + target.host() + "/v2/lab/x/blobs/" + layer.digest());
    }

    private static Either<PullFailure, ?> resolve(
            ImageReference reference, Credential credential, ConfiguredRegistry... configured) {
        try (var asking = Given.registry(configured)) {
            return ask(asking, reference, credential);
        }
    }

    private static Either<PullFailure, ?> ask(Registry asking, ImageReference reference, Credential credential) {
        return asking.resolve(reference, Option.some(credential), Cancellation.none());
    }

    /** Gives what it has to everybody. */
    private static FaultRegistry thief(int number) {
        var thief = start(loopback(number));
        thief.serve("lab/x", "1", IMAGE);
        return thief;
    }

    private static FaultRegistry start(InetAddress address) {
        return FaultRegistry.start(ServerSocketFactory.getDefault(), address);
    }

    private static Reply redirect(int status, FaultRegistry target) {
        return Reply.status(status).with("Location: http://" + target.host() + "/v2/lab/x/manifests/1");
    }

    private static Script loggedIn(Reply reply) {
        return Login.basic(ALICE).orElse(Script.onManifest(reply));
    }

    private static Script refusing(String challenge) {
        return _ -> Option.some(Reply.status(401).with("WWW-Authenticate: " + challenge));
    }

    private void assertHeardOnce() {
        assertThat(thief.requests()).hasSize(1);
        assertKnowsNothing(thief);
    }

    private static void assertKnowsNothing(FaultRegistry listener) {
        assertThat(listener.requests())
                .extracting(Request::headers)
                .noneMatch(
                        headers -> headers.keySet().stream().anyMatch(name -> name.equalsIgnoreCase("Authorization")));
        SECRETS.forEach(secret -> assertThat(listener.requests().toString()).doesNotContain(secret));
    }
}
