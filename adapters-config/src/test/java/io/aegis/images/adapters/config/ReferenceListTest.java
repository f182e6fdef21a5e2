package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.port.Documents.FoundReferences;
import io.aegis.images.application.port.Documents.ListedReference;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceListTest {

    @TempDir
    Path home;

    private Documents documents;

    @BeforeEach
    void standInTheHome() {
        documents = ConfigAdapter.documents(Map.of(), home, home);
    }

    @Test
    void readsAReferenceALine() throws IOException {
        var digest = "sha256:" + "a".repeat(64);

        assertThat(read("\uFEFF# to carry\r\npython:3.11-slim\r\n\n  ghcr.io/acme/agent@" + digest + "  # 12 MB\n"))
                .isEqualTo(Either.right(new FoundReferences(
                        List.of(
                                new ListedReference(reference("docker.io/library/python:3.11-slim"), "images.txt:2"),
                                new ListedReference(reference("ghcr.io/acme/agent@" + digest), "images.txt:4")),
                        List.of())));
    }

    @Test
    void takesAnEmptyListForNoImages() throws IOException {
        assertThat(read("# nothing\n")).isEqualTo(Either.right(new FoundReferences(List.of(), List.of())));
    }

    @Test
    void namesEachLineThatIsNoReference() throws IOException {
        var found = read("alpine\nHost/Upper\n# but\nalpine:3\n:tag # none\n").get();

        assertThat(found.references())
                .extracting(ListedReference::where)
                .containsExactly("images.txt:1", "images.txt:4");
        assertThat(found.broken())
                .extracting(BadDocument::message)
                .satisfiesExactly(
                        second -> assertThat(second).startsWith("images.txt:2: 'Host/Upper' is not an image reference"),
                        fifth -> assertThat(fifth).startsWith("images.txt:5: ':tag' is not an image reference"));
    }

    @Test
    void countsTheRestOfWhatIsNoListAtAll() throws IOException {
        var broken =
                read("No Reference\n".repeat(ReferenceList.MOST_TOLD + 2)).get().broken();

        assertThat(broken).hasSize(ReferenceList.MOST_TOLD + 1);
        assertThat(broken.getLast().message()).isEqualTo("images.txt: has 2 more lines that are no image references");
    }

    @Test
    void readsNothingEndless() {
        assertThat(documents.references(Path.of("/dev/zero")).getLeft().message())
                .isEqualTo("/dev/zero: is a device, a pipe or a socket, where a file is needed");
        assertThat(documents.references(Path.of("nowhere.txt")).getLeft().message())
                .isEqualTo("nowhere.txt: does not exist");
    }

    private Either<BadDocument, FoundReferences> read(String text) throws IOException {
        Files.writeString(home.resolve("images.txt"), text);
        return documents.references(Path.of("images.txt"));
    }

    private static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }
}
