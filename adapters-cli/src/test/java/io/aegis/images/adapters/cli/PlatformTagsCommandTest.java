package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs no node: the recorder has none, and whoever opened one would find out. */
class PlatformTagsCommandTest {
    private static final String SHA = "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567";

    private final Recorder cli = new Recorder();

    private int tags(String ref, String... more) {
        var arguments = new String[] {"platform", "tags", "--ref", ref, "--sha", SHA};
        return cli.run(Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new));
    }

    @Test
    void printsATagALine() {
        assertThat(tags("refs/heads/main")).isZero();
        assertThat(cli.out()).isEqualTo("latest\nsha-0a1b2c3\n");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void movesNoFloatingTagBackward() {
        assertThat(tags("refs/tags/v1.2.3", "--existing", "1.2.4", "1.3.0")).isZero();
        assertThat(cli.out()).isEqualTo("1.2.3\n");
    }

    @Test
    void readsExistingTagsFromAFile(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("tags"), "1.3.0\r\n\n refs/tags/v1.2.2 \nlatest\n");
        assertThat(tags("refs/tags/v1.2.3", "--existing", file.toString())).isZero();
        assertThat(cli.out()).isEqualTo("1.2.3\n1.2\n");
    }

    @Test
    void readsThemFromStandardInput() {
        assertThat(cli.runWithInput(
                        "v2.0.0\nv1.2.3\n",
                        "platform",
                        "tags",
                        "--ref=refs/tags/v1.2.3",
                        "--sha=" + SHA,
                        "--existing",
                        "-"))
                .isZero();
        assertThat(cli.out()).isEqualTo("1.2.3\n1.2\n1\n");
    }

    @Test
    void takesNoneForGiven() {
        assertThat(tags("refs/tags/v1.2.3", "--existing")).isZero();
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void warnsWhereNobodySaidWhatThereIs() {
        assertThat(tags("refs/tags/v1.2.3")).isZero();
        assertThat(cli.out()).isEqualTo("1.2.3\n1.2\n1\n");
        assertThat(cli.err()).isEqualTo("warning: without --existing, 1.2.3 is taken for the newest release of all\n");
    }

    @Test
    void writesThemForPrograms() {
        assertThat(tags("refs/tags/v1.2.3-rc.1", "-o", "json")).isZero();
        assertThat(cli.out())
                .isEqualTo("{\"ref\":\"refs/tags/v1.2.3-rc.1\",\"sha\":\"" + SHA + "\",\"tags\":[\"1.2.3-rc.1\"]}\n");
    }

    @Test
    void tellsWhatIsExpected() {
        assertThat(tags("refs/heads/develop")).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err())
                .startsWith("error: 'refs/heads/develop' is not published: expected refs/heads/main, or a version");
        assertThat(cli.run("platform", "tags", "--ref", "refs/heads/main", "--sha", "HEAD"))
                .isEqualTo(2);
        assertThat(cli.err()).contains("'HEAD' is no commit: expected its hash");
        assertThat(tags("refs/tags/v1.2.3", "--existing", "no/such/file")).isEqualTo(2);
        assertThat(cli.err()).contains("--existing: 'no/such/file' is neither a file nor a tag");
        assertThat(cli.run("platform")).isEqualTo(2);
        assertThat(cli.err()).contains("a command is missing: list, check, pull or tags");
    }
}
