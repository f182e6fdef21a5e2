package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.NodeOptions;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Option;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineAdapterTest {
    private final Recorder cli = new Recorder();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ensure",
                "frobnicate",
                "ensure a --policy never",
                "ensure a --timeout soon",
                "ensure a --manifest b.yaml",
                "ensure --language python",
                "audit --limit 0",
                "audit --since yesterday",
                "audit --outcome fine",
                "events --since x",
                "explain",
                "inventory --runtime containerd",
                "inventory --node a|b",
                "ensure a --platform arm",
                "ensure a --platform linux/ARM64",
                "ensure a --tenant \u00e9",
                "logout",
                "logout registry",
                "logout ghcr.io extra",
                "credentials",
                "credentials show",
                "credentials list extra",
                "credentials test",
                "credentials test Bad/Upper",
                "credentials test a b",
                "credentials test a --credential alice:pw",
                "credentials test a --tenant \u00e9",
                "access",
                "access grant",
                "access list extra",
                "access list --all",
                "access revoke",
                "access revoke --all --image a",
                "access revoke --all --node-credentials",
                "access revoke --node-credentials --credential env:A",
                "access revoke --tenant acme",
                "access revoke --tenant acme --node-credentials",
                "access revoke --image a:1",
                "access revoke --image a@sha256:1",
                "access revoke --image A",
                "registries extra",
                "registries --limit 3",
                "registries --node"
            })
    void tellsMisuseInOneLineWithTheNextStep(String line) {
        assertThat(cli.run(line.isEmpty() ? new String[0] : line.split(" ", -1)))
                .isEqualTo(2);
        assertThat(cli.opened).isEmpty();
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err().lines()).hasSize(2);
        assertThat(cli.err())
                .startsWith("error: ")
                .doesNotStartWith("error: Error")
                .contains("\n  -> aegis-images")
                .contains("--help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resolve alpine:3",
                "--data-dir=ensure resolve alpine:3",
                "-o text --data-dir here resolve alpine:3 --node audit"
            })
    void findsTheCommandAmongOptionsWithTheNamesOfOthers(String arguments) {
        assertThat(cli.run(arguments.split(" "))).as(cli.err()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--data-dir here --help", "-h"})
    void namesAllCommandsWhereHelpIsAskedFor(String arguments) {
        assertThat(cli.run(arguments.split(" "))).isZero();
        assertThat(cli.out()).contains("  ensure ", "  doctor ", "  bundle ");
    }

    @Test
    void callsEachCommandByItsName() {
        var all = cli.commands().getSubcommands().keySet();
        assertThat(all).hasSizeGreaterThan(20).allSatisfy(name -> {
            assertThat(cli.run(name, "--help")).isZero();
            assertThat(cli.out()).contains("Usage: aegis-images " + name);
        });
    }

    @Test
    void guessesWhatAMisspeltCommandMeant() {
        cli.run("ensrue", "alpine");
        assertThat(cli.err()).startsWith("error: there is no command or argument 'ensrue'; did you mean ensure?\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ensure a --credential hunter2",
                "ensure a --credential=me:hunter2",
                "ensure a --credentail=hunter2",
                "ensure a -phunter2",
                "ensure a --credential env:A --credential hunter2",
                "ensure --manifest hunter2 --language hunter2 --version hunter2",
                "ensure --language a --version b --language hunter2 --version hunter2",
                "access revoke --all=hunter2",
                "access revoke --credential hunter2",
                "credentials test a --credential secret:hunter2",
                "credentials test a --credential secret:a/../hunter2",
                "logout me:hunter2@ghcr.io",
            })
    void quotesNothingThatMayBeASecret(String line) {
        assertThat(cli.run(line.split(" ", -1))).isEqualTo(2);
        assertThat(cli.err().lines()).hasSize(2);
        assertThat(cli.err() + cli.out()).doesNotContain("hunter2");
    }

    @Test
    void takesGlobalOptionsBeforeAndAfterTheCommand() {
        cli.run(
                "--runtime",
                "podman",
                "--data-dir",
                "/d",
                "inventory",
                "--socket",
                "/s",
                "--node",
                "n",
                "--config",
                "c");
        assertThat(cli.opened)
                .containsExactly(new NodeOptions(
                        Option.some(Path.of("c")),
                        Option.some("podman"),
                        Option.some("/s"),
                        Option.some(Path.of("/d")),
                        Option.some(new NodeId("n"))));
    }

    @Test
    void tellsProgramsOfANodeThatCannotBeOpened() {
        assertThat(cli.run("ensure", "alpine", "-o", "json")).isEqualTo(2);
        assertThat(cli.out())
                .isEqualTo("{\"error\":{\"class\":\"BadInput\",\"message\":\"" + Recorder.UNOPENED
                        + "\",\"remedy\":\"do not\",\"exit_code\":2}}\n");
        assertThat(cli.err()).isEqualTo("error: " + Recorder.UNOPENED + "\n  -> do not\n");
    }

    @Test
    void refusesABadReferenceBeforeItTouchesTheNode() {
        assertThat(cli.run("ensure", "Bad/Upper:1")).isEqualTo(2);
        assertThat(cli.opened).isEmpty();
        assertThat(cli.err()).startsWith("error: 'Bad/Upper:1' is not an image reference");
    }

    @Test
    void doctorFailsWhenSomethingKeepsTheNodeFromWorking() {
        assertThat(cli.run("doctor")).isEqualTo(1);
        assertThat(cli.out())
                .isEqualTo("ok       java           25\nFAILURE  store          it is full\n  -> free space\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "ensure --help",
                "audit -h",
                "login --help",
                "logout -h",
                "credentials --help",
                "credentials list --help",
                "credentials test --help",
                "access --help",
                "access list --help",
                "access revoke --help",
                "registries --help",
                "--version"
            })
    void helps(String line) {
        assertThat(cli.run(line.split(" ", -1))).isZero();
        assertThat(cli.out()).contains("aegis-images");
        assertThat(cli.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ensure", "credentials test", "access revoke"})
    void explainsACredentialOfRequestsWithoutPromisingWhatIsDoneWithIt(String command) {
        cli.run((command + " --help").split(" "));
        assertThat(cli.out()).contains("A credential that requests bring along").doesNotContain("which may be used");
    }

    @Test
    void namesEveryExitCodeInItsHelp() {
        cli.run("--help");
        assertThat(cli.out())
                .contains(
                        "10 ImageNotFound",
                        "14 DiskFull",
                        "22 RuntimeUnavailable",
                        "24 RecordUnavailable",
                        "130 Cancelled");
    }
}
