package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.Registry;
import io.aegis.images.contracts.fixtures.LiveRegistry;
import io.aegis.images.contracts.registry.RegistryContract;
import io.aegis.images.contracts.registry.Shelf;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A real registry that sends its clients to a token server at another port, and one without a login beside it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenRegistryIT extends RegistryContract {

    private static final String SERVICE = "registry.test";

    private TokenServer tokens;
    private RealRegistry guarded;
    private RealRegistry open;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        tokens = TokenServer.start(Given.ALICE, SERVICE);
        var certificate = Files.writeString(directory.resolve("tokens.pem"), tokens.certificate());
        open = RealRegistry.start(directory, "");
        // Over the same files, so that tests can put images there without a token.
        guarded = RealRegistry.start(
                directory,
                "auth: {token: {realm: '%s', service: '%s', issuer: '%s', rootcertbundle: '%s'}}"
                        .formatted(tokens.realm(), SERVICE, TokenServer.ISSUER, certificate));
    }

    @AfterAll
    void stop() {
        guarded.close();
        open.close();
        tokens.close();
    }

    @Override
    protected Registry registry() {
        return Given.registry(Given.withTokenServers(guarded.host(), tokens.host()));
    }

    @Override
    protected Shelf open() {
        return new LiveRegistry(open.host(), Option.none());
    }

    @Override
    protected Shelf guarded() {
        return new BehindTokens(guarded.host(), open());
    }

    @Override
    protected UsernamePassword credential() {
        return Given.ALICE;
    }

    /** Puts images in by the other door. */
    private record BehindTokens(RegistryHost host, Shelf door) implements Shelf {

        @Override
        public ImageReference push(String repository, String tag, TestImage image) {
            door.push(repository, tag, image);
            return reference(repository + ":" + tag);
        }

        @Override
        public ImageReference pushIndex(String repository, String tag, TestImage... images) {
            door.pushIndex(repository, tag, images);
            return reference(repository + ":" + tag);
        }
    }
}
