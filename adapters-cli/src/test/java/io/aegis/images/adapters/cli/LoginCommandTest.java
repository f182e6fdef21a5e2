package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.CredentialFile.Problem;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginCommandTest {
    private static final UsernamePassword ALICE = new UsernamePassword("alice", "s3cret");

    private final FakeNode node = new FakeNode();
    private final Recorder cli = new Recorder(node);

    @AfterEach
    void neitherOpensTheRecordNorShowsASecret() {
        assertThat(cli.opened).isEmpty();
        assertThat(cli.out() + cli.err()).doesNotContain("s3cret", "hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret", "s3cret\n", "s3cret\r\n"})
    void keepsWhatTheRegistryAccepted(String input) {
        assertThat(cli.runWithInput(input, "login", "ghcr.io/acme", "-u", "alice", "--password-stdin"))
                .isZero();
        assertThat(node.registry.shown).containsExactly(ALICE);
        assertThat(node.file.entries).isEqualTo(Map.of("ghcr.io/acme", ALICE));
        assertThat(cli.out()).isEqualTo("accepted by ghcr.io: alice for ghcr.io/acme, in /home/op/auth.json\n");
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io, docker.io",
        "index.docker.io, docker.io",
        "https://index.docker.io/v1/, docker.io",
        "https://ghcr.io/v2, ghcr.io",
        "https://ghcr.io, ghcr.io",
        "https://ghcr.io/acme/v2/, ghcr.io/acme/v2",
        "ghcr.io/v2/agent, ghcr.io/v2/agent",
        "localhost:5000, localhost:5000",
        "docker.io/acme, docker.io/acme"
    })
    void keepsItUnderTheRegistrysOneName(String given, String kept) {
        assertThat(cli.runWithInput("s3cret", "login", given, "-u", "alice", "--password-stdin"))
                .isZero();
        assertThat(node.file.entries).containsOnlyKeys(kept);
    }

    @Test
    void keepsNothingThatTheRegistryRefuses() {
        refuse();
        assertThat(cli.runWithInput("s3cret", "login", "ghcr.io", "-u", "alice", "--password-stdin"))
                .isEqualTo(11);
        assertThat(node.file.entries).isEmpty();
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err())
                .startsWith("error: AuthenticationFailed: ghcr.io does not accept the credential: wrong user name,")
                .endsWith("\n  -> nothing was kept: check user name and password, and log in again\n");
    }

    @Test
    void keepsNothingWhereNobodyAnswersAndTellsThatThisIsNoRefusal() {
        node.registry.refusal = Option.some(new RegistryUnreachable(new RegistryHost("ghcr.io"), Detail.NONE));
        assertThat(cli.runWithInput("s3cret", "login", "ghcr.io", "-u", "alice", "--password-stdin", "-o", "json"))
                .isEqualTo(15);
        assertThat(node.file.entries).isEmpty();
        assertThat(cli.out()).contains("\"accepted\":null,\"kept_in\":null,\"failure\":{");
        assertThat(cli.err())
                .endsWith("\n  -> nothing was kept: check the host name, DNS, the network and any proxy to ghcr.io,"
                        + " or keep it unasked with --no-check\n");
    }

    @Test
    void tellsProgramsWhatCameOfIt() {
        cli.runWithInput("s3cret", "login", "ghcr.io", "-u", "alice", "--password-stdin", "-o", "json");
        refuse();
        cli.runWithInput("s3cret", "login", "ghcr.io", "-u", "alice", "--password-stdin", "-o", "json");
        cli.runWithInput("s3cret", "login", "ghcr.io", "-u", "alice", "--password-stdin", "--no-check", "-o", "json");
        assertThat(cli.out().lines())
                .satisfiesExactly(
                        kept -> assertThat(kept)
                                .isEqualTo("{\"registry\":\"ghcr.io\",\"username\":\"alice\",\"accepted\":true,"
                                        + "\"kept_in\":\"/home/op/auth.json\",\"failure\":null}"),
                        refused -> assertThat(refused)
                                .startsWith("{\"registry\":\"ghcr.io\",\"username\":\"alice\",\"accepted\":false,"
                                        + "\"kept_in\":null,\"failure\":{\"class\":\"AuthenticationFailed\","
                                        + "\"reason\":\"wrong\","),
                        unchecked -> assertThat(unchecked).contains("\"accepted\":null"));
    }

    @Test
    void asksNobodyWhenToldNotTo() {
        refuse();
        assertThat(cli.runWithInput("s3cret", "login", "ghcr.io", "-u", "alice", "--password-stdin", "--no-check"))
                .isZero();
        assertThat(node.registry.shown).isEmpty();
        assertThat(cli.out()).startsWith("kept without asking ghcr.io: alice for ghcr.io");
    }

    @Test
    void takesGitHubsOwnVariablesForItsRegistry() {
        cli.environment = Map.of("GHCR_USERNAME", "alice", "GHCR_TOKEN", "s3cret");
        assertThat(cli.run("login", "ghcr.io")).isZero();
        assertThat(cli.run("login", "ghcr.io/acme", "-u", "bob")).isZero();
        assertThat(node.file.entries)
                .isEqualTo(Map.of("ghcr.io", ALICE, "ghcr.io/acme", new UsernamePassword("bob", "s3cret")));
    }

    @Test
    void showsGitHubsVariablesToNoOtherRegistry() {
        cli.environment = Map.of("GHCR_USERNAME", "alice", "GHCR_TOKEN", "s3cret");
        assertThat(cli.run("login", "docker.io", "-u", "alice")).isEqualTo(2);
        assertThat(node.registry.shown).isEmpty();
    }

    @Test
    void readsThePasswordFromAVariable() {
        cli.environment = Map.of("TOKEN", "s3cret", "GHCR_TOKEN", "hunter2");
        assertThat(cli.run("login", "ghcr.io", "-u", "alice", "--password-env", "TOKEN"))
                .isZero();
        assertThat(node.registry.shown).containsExactly(ALICE);
    }

    @Test
    void asksAtATerminalForWhatIsMissing() {
        var typed = new Typed("alice", "s3cret");
        cli.prompt = typed;
        assertThat(cli.run("login", "docker.io")).isZero();
        assertThat(node.registry.shown).containsExactly(ALICE);
        assertThat(typed.questions())
                .containsExactly("Username for docker.io: ", "Password for docker.io, which is not shown: ");
    }

    @Test
    void tellsThatItsFileCannotBeWritten() {
        node.file.problem = Option.some(new Problem("/home/op/auth.json cannot be written", "check its rights"));
        assertThat(cli.runWithInput("s3cret", "login", "ghcr.io", "-u", "alice", "--password-stdin"))
                .isEqualTo(2);
        assertThat(cli.err()).isEqualTo("error: /home/op/auth.json cannot be written\n  -> check its rights\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "login|Missing required parameter: 'REGISTRY'",
                "login ghcr.io --password-stdin|-u is missing: whose password is it?",
                "login ghcr.io -u alice|a password is missing: --password-stdin reads it, --password-env VAR names a variable that holds it",
                "login ghcr.io -u alice --password-env hunter2|the variable that --password-env names is not set",
                "login ghcr.io -u alice --password-env BROKEN|the password holds a line break or another control character",
                "login ghcr.io -u alice:hunter2 --password-stdin|a user name is printable and has no ':' in it",
                "login ghcr.io -u alice --password hunter2|a password is never given as an argument, where every user of the machine can read it: use --password-stdin or --password-env VAR",
                "login ghcr.io -u alice --password=hunter2|a password is never given as an argument, where every user of the machine can read it: use --password-stdin or --password-env VAR",
                "login ghcr.io -u alice -phunter2|a password is never given as an argument, where every user of the machine can read it: use --password-stdin or --password-env VAR",
                "login ghcr.io alice hunter2|a password is never given as an argument, where every user of the machine can read it: use --password-stdin or --password-env VAR",
                "login ghcr.io -u alice -whunter2|there is no option '-w'",
                "login ghcr.io -u alice --pass=hunter2|there is no option '--pass'; did you mean --password-stdin?",
                "login me:hunter2@ghcr.io|REGISTRY is a host, as in ghcr.io, or a host and the beginning of a repository, as in ghcr.io/acme",
                "login registry|REGISTRY is a host, as in ghcr.io, or a host and the beginning of a repository, as in ghcr.io/acme",
                "login ghcr.io/v2|container engines take /v1 and /v2 behind a host for its API: what is kept there is kept for the whole registry, which is named by its host alone",
                "login index.docker.io/v1/|container engines take /v1 and /v2 behind a host for its API: what is kept there is kept for the whole registry, which is named by its host alone",
                "login ghcr.io -u alice --no-check=hunter2|option '--no-check' takes no value",
                "login ghcr.io -u alice --password-stdin=hunter2|option '--password-stdin' takes no value",
                "login ghcr.io -u alice --password-stdin --password-env A|--password-stdin, --password-env=VAR are mutually exclusive (specify only one)",
                "login ghcr.io -u alice --password-env A --password-env hunter2|'only one of [--password-stdin | --password-env=VAR] is possible, and once'",
                "login ghcr.io -u alice -u hunter2|option '--username' (USER) should be specified only once",
                "login ghcr.io/acme/agent:1.4|REGISTRY is a host, as in ghcr.io, or a host and the beginning of a repository, as in ghcr.io/acme",
                "login ghcr.io -u alice --password-stdin|the password is empty",
            })
    void tellsAMistakeInOneLineAndQuotesNoSecret(String line, String problem) {
        cli.environment = Map.of("BROKEN", "hunter2\nhunter2");
        assertThat(cli.run(line.split(" "))).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("error: " + problem + "\n  -> aegis-images login --help tells what is possible\n");
        assertThat(node.registry.shown).isEmpty();
        assertThat(node.file.entries).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cret\ns3cret\n", "s3\u0000cret"})
    void refusesAPasswordThatIsNoLine(String input) {
        assertThat(cli.runWithInput(input, "login", "ghcr.io", "-u", "alice", "--password-stdin"))
                .isEqualTo(2);
        assertThat(cli.err()).startsWith("error: the password holds a line break or another control character\n");
    }

    @Test
    void readsNoEndlessPassword() {
        assertThat(cli.runWithInput("s".repeat(1_000_000), "login", "ghcr.io", "-u", "alice", "--password-stdin"))
                .isEqualTo(2);
        assertThat(cli.err()).startsWith("error: the password is longer than 64 KiB\n");
    }

    private void refuse() {
        node.registry.refusal =
                Option.some(new AuthenticationFailed(new RegistryHost("ghcr.io"), Refusal.WRONG, Detail.NONE));
    }
}
