package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.CredentialFile.Problem;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

class LogoutCommandTest {
    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    LogoutCommandTest() {
        node.file.entries.put("ghcr.io", new UsernamePassword("alice", "s3cret"));
        node.file.entries.put("ghcr.io/acme", new UsernamePassword("bob", "s3cret"));
    }

    @Test
    void removesExactlyTheOneThatWasNamed() {
        assertThat(cli.run("logout", "ghcr.io")).isZero();
        assertThat(cli.out()).isEqualTo("removed ghcr.io from /home/op/auth.json\n");
        assertThat(node.file.entries).containsOnlyKeys("ghcr.io/acme");
        assertThat(cli.opened).isEmpty();
    }

    @Test
    void mayBeRepeated() {
        assertThat(cli.run("logout", "ghcr.io", "-o", "json")).isZero();
        assertThat(cli.run("logout", "ghcr.io", "-o", "json")).isZero();
        assertThat(cli.out())
                .isEqualTo("{\"registry\":\"ghcr.io\",\"removed\":true,\"kept_in\":\"/home/op/auth.json\"}\n"
                        + "{\"registry\":\"ghcr.io\",\"removed\":false,\"kept_in\":\"/home/op/auth.json\"}\n");
    }

    @Test
    void tellsThatItsFileCannotBeWritten() {
        node.file.problem = Option.some(new Problem("/home/op/auth.json is damaged", "correct it"));
        assertThat(cli.run("logout", "ghcr.io")).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("error: /home/op/auth.json is damaged\n  -> correct it\n");
    }
}
