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
import java.util.stream.Stream;
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

    @Test
    void countsWhoUsedWhatByWhichRight() {
        pulled("--tenant", "acme", "--execution", "exec-1");
        pulled("--tenant", "acme", "--execution", "exec-2");
        assertThat(cli.run("audit", "--by", "tenant,image,credential")).isZero();
        assertThat(cli.out()).isEqualTo("""
                        TENANT  IMAGE                 DIGEST               CREDENTIAL                   USES  FIRST                LAST
                        acme    ghcr.io/acme/build:1  sha256:aaaaaaaaaaaa  node configuration: ghcr.io  2     2026-03-01 12:00:00  2026-03-01 12:00:00
                        """);
    }

    @Test
    void writesTheCountsForPrograms() {
        pulled("--tenant", "acme");
        assertThat(cli.run("audit", "--by", "credential", "--since", "1h", "-o", "json"))
                .isZero();
        assertThat(cli.out())
                .isEqualTo("{\"by\":[\"credential\"],\"node\":null,\"tenant_id\":null,\"execution_id\":null,"
                        + "\"reference\":null,\"digest\":null,\"credential_source\":\"node configuration: ghcr.io\","
                        + "\"uses\":1,\"first_at\":\"2026-03-01T12:00:00Z\",\"last_at\":\"2026-03-01T12:00:00Z\"}\n");
    }

    @Test
    void findsWhatWasDoneForATenant() {
        pulled("--tenant", "acme");
        pulled();
        assertThat(cli.run("audit", "--tenant", "acme", "-o", "json")).isZero();
        assertThat(cli.out().lines()).hasSize(3);
        assertThat(cli.run("audit", "--tenant", "nobody", "--by", "image")).isZero();
        assertThat(cli.err()).endsWith("no use on record matches\n");
    }

    @Test
    void tellsWhatUsesCanBeToldApartBy() {
        assertThat(cli.run("audit", "--by", "image,host")).isEqualTo(2);
        assertThat(cli.err()).contains("--by 'host' is none of node, tenant, execution, image, credential");
        assertThat(cli.run("audit", "--by", "execution")).isEqualTo(2);
        assertThat(cli.err()).contains("--by execution counts from single events: give --since");
        assertThat(cli.run("audit", "--by", "execution", "--since", "1h")).isZero();
        assertThat(cli.run("audit", "--by", "image", "--before", "3")).isEqualTo(2);
        assertThat(cli.err()).contains("--before belongs to a list of operations, not to --by");
    }

    private void pulled(String... more) {
        var command = Stream.concat(Stream.of("ensure", BUILD), Stream.of(more)).toArray(String[]::new);
        assertThat(cli.runUnheard(command)).isZero();
    }
}
