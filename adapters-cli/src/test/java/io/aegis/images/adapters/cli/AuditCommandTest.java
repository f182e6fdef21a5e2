package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.credential.CredentialSource;
import io.aegis.images.domain.credential.FoundCredential;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditCommandTest {
    private static final String BUILD = "ghcr.io/acme/build:1";

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    AuditCommandTest() {
        node.runtime.serve(
                ImageReference.parse(BUILD).get(),
                new HeldImage(
                        FakeRegistry.DIGEST,
                        Option.some(FakeRegistry.DIGEST),
                        new Platform("linux", "amd64", Option.none()),
                        1000));
        node.found = Either.right(new FoundCredential(
                Option.some(new UsernamePassword("alice", "s3cret")),
                new CredentialSource("node configuration: ghcr.io"),
                ""));
    }

    @ParameterizedTest
    @CsvSource({"node configuration: ghcr.io, 2", "anonymous, 0", "ghcr.io, 0"})
    void findsWhatACredentialOfThisNameWasUsedFor(String source, int found) {
        pulled();
        assertThat(cli.run("audit", "--credential-source", source, "-o", "json"))
                .isZero();
        assertThat(cli.out().lines())
                .hasSize(found)
                .allSatisfy(line -> assertThat(line).contains(source).doesNotContain("s3cret"));
    }

    @Test
    void findsEverythingOtherwise() {
        pulled();
        assertThat(cli.run("audit", "-o", "json")).isZero();
        assertThat(cli.out().lines()).hasSize(3);
    }

    private void pulled() {
        assertThat(cli.runUnheard("ensure", BUILD)).isZero();
    }
}
