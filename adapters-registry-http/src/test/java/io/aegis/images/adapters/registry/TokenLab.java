package io.aegis.images.adapters.registry;

import io.aegis.images.adapters.registry.RegistryAdapter.Connection;
import io.aegis.images.contracts.fixtures.LiveRegistry;
import io.aegis.images.contracts.registry.Shelf;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real registry that sends its clients to a token server at another port, and one without a login beside it. */
record TokenLab(TokenServer tokens, RealRegistry guardedRegistry, RealRegistry openRegistry) implements AutoCloseable {

    private static final String SERVICE = "registry.test";

    static TokenLab start(Path directory) throws IOException {
        var tokens = TokenServer.start(Given.ALICE, SERVICE);
        var certificate = Files.writeString(directory.resolve("tokens.pem"), tokens.certificate());
        var open = RealRegistry.start(directory, "");
        // Over the same files, so that tests can put images there without a token.
        var guarded = RealRegistry.start(
                directory,
                "auth: {token: {realm: '%s', service: '%s', issuer: '%s', rootcertbundle: '%s'}}"
                        .formatted(tokens.realm(), SERVICE, TokenServer.ISSUER, certificate));
        return new TokenLab(tokens, guarded, open);
    }

    Connection asking() {
        return Given.registry(Given.withTokenServers(guardedRegistry.host(), tokens.host()));
    }

    Shelf open() {
        return new LiveRegistry(openRegistry.host(), Option.none());
    }

    Shelf guarded() {
        return new BehindTokens(guardedRegistry.host(), open());
    }

    @Override
    public void close() {
        guardedRegistry.close();
        openRegistry.close();
        tokens.close();
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
