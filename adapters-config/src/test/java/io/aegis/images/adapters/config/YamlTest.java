package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.vavr.control.Either;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes a text no document, whatever kind of document it should be. */
class YamlTest {

    private static final String AGENT =
            "{apiVersion: 100monkeys.ai/v1, kind: Agent, metadata: {name: a}, spec: {runtime: {language: go, version: 1}}}";

    private final Documents documents = ConfigAdapter.documents(Map.of(), Path.of("/"), Path.of("/"));

    private String problem(String text) {
        return documents.manifest("x.yaml", text).mapLeft(BadDocument::message).getLeft();
    }

    private void assertUsable(String text) {
        assertThat(documents.manifest("x.yaml", text).map(manifest -> manifest.name()))
                .isEqualTo(Either.right("a"));
    }

    @Test
    void isUsableInOneLine() {
        assertUsable(AGENT);
    }

    @Test
    void mayBeginWithAByteOrderMark() {
        assertUsable("\uFEFF" + AGENT);
    }

    @Test
    void mayMarkItsBeginningAndEnd() {
        assertUsable("%YAML 1.2\n---\n" + AGENT + "\n...\n");
    }

    @Test
    void mayHoldTagsWhichNobodyObeys() {
        assertUsable("x: !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1:1/\"]]\n"
                + AGENT.substring(1, AGENT.length() - 1)
                        .replace(", kind", "\nkind")
                        .replace(", metadata", "\nmetadata")
                        .replace(", spec", "\nspec"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|x.yaml: is empty",
                "# only a comment|x.yaml: is empty",
                "---|x.yaml:1: must hold keys and values at its top",
                "a: 1\\na: 2|x.yaml:2: the key 'a' is given twice, first on line 1",
                "a:\\n  b: 1\\n  c: 2\\n  b: 3|x.yaml:4: the key 'b' is given twice, first on line 2",
                "{\"a\": 1,\\n\"a\": 2}|x.yaml:2: the key 'a' is given twice, first on line 1",
                "a: 1\\n---\\nb: 2|x.yaml:2: a second document begins here; a file holds one",
                "a: 1\\n...\\nb: 2|x.yaml:3: is not YAML: expected '<document start>', but found '<block mapping start>'",
                "a: *nothing|x.yaml:1: the alias 'nothing' names no value above it",
                "a: &a [1, *a]|x.yaml:1: the alias 'a' stands inside the value that it names",
                "? [a, b]\\n: c|x.yaml:1: is not usable: a key must be plain text",
                "a: b: c|x.yaml:1: is not YAML: mapping values are not allowed here",
                "a:\\n\\tb: c|x.yaml:2: is not YAML: found character '\\\\t(TAB)' that cannot start any token. (Do not use \\\\t(TAB) for indentation)",
                "a: [1, 2|x.yaml:1: is not YAML: expected ',' or ']', but got <stream end>",
                "a: 'open|x.yaml:1: is not YAML: found unexpected end of stream",
                "a: b\\n c: \\7|x.yaml:2: is not YAML: it holds the control character U+0007",
                "a: !foo!bar x|x.yaml:1: is not YAML: found undefined tag handle !foo!",
                "a: 1\\nb: \"\\\\UFFFFFFFF\"|x.yaml:2: is not YAML, here or on the lines below",
            })
    void refusesWhatIsNoDocument(String text, String problem) {
        assertThat(problem(text.translateEscapes())).isEqualTo(problem.translateEscapes());
    }

    @Test
    void nestsToFiftyLevels() {
        assertUsable("{x: " + "[".repeat(49) + "]".repeat(49) + ", " + AGENT.substring(1));
    }

    @ParameterizedTest
    @CsvSource({"50", "51", "100", "500000"})
    void refusesToNestDeeper(int levels) {
        assertThat(problem("{x: " + "[".repeat(levels) + "1" + "]".repeat(levels) + "}"))
                .isEqualTo("x.yaml:1: nests deeper than 50 levels");
    }

    @Test
    void refusesToNestDeeperInBlocks() {
        var nested = IntStream.rangeClosed(0, 60)
                .mapToObj(i -> " ".repeat(i) + "a:\n")
                .collect(Collectors.joining());

        assertThat(problem(nested)).isEqualTo("x.yaml:51: nests deeper than 50 levels");
    }

    @Test
    void refusesAFewLinesThatUnfoldToBillions() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            var before = "*a" + (i - 1);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(9, before))));
        }

        assertThat(problem(bomb.toString())).isEqualTo("x.yaml:6: its aliases unfold to more than 100000 values");
    }

    @Test
    void refusesTextOfMoreThanOneMebibyte() {
        assertThat(problem("#".repeat(1024 * 1024 + 1)))
                .isEqualTo("x.yaml: is larger than 1 MiB, the most that a document may have");
        assertUsable(AGENT + "\n#" + "#".repeat(1024 * 1024 - AGENT.length() - 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "]",
                "{",
                "? ",
                "- ",
                "-\n",
                ": ",
                "a",
                "a ",
                "a: ",
                "a\n",
                "'",
                "\"",
                "\\",
                "!",
                "!!a ",
                "&a ",
                "*a ",
                "&a\n",
                "|\n",
                ">",
                "#",
                "#\n",
                "%",
                "%a\n",
                "@",
                "`",
                "\n",
                " ",
                "\t",
                "{a: b}, ",
                "a, ",
                "[], ",
                "---\n",
                "\uD83D",
                "\u00e9"
            })
    void isReadOrRefusedSoonHoweverMonotonous(String part) {
        for (var beginning : List.of("", "a: [", "{\"a\": \"", "a: |\n ")) {
            var text = beginning + part.repeat(256 * 1024 / part.length());

            assertTimeout(Duration.ofSeconds(20), () -> documents.manifest("x.yaml", text));
        }
    }

    @Test
    void saysItInOneLineWhateverTheNameAndTheTextHold() {
        var problem = documents
                .manifest("a\nb\u001b[31m.yaml", "\"k\\n\\e\": 1\n\"k\\n\\e\": 2")
                .mapLeft(BadDocument::message);

        assertThat(problem)
                .isEqualTo(Either.left(
                        "a\uFFFDb\uFFFD[31m.yaml:2: the key 'k\uFFFD\uFFFD' is given twice, first on line 1"));
    }
}
