package io.aegis.images.adapters.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
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
                .isEqualTo(Either.right(List.of(
                        new ListedReference(reference("docker.io/library/python:3.11-slim"), "images.txt:2"),
                        new ListedReference(reference("ghcr.io/acme/agent@" + digest), "images.txt:4"))));
    }

    @Test
    void takesAnEmptyListForNoImages() throws IOException {
        assertThat(read("# nothing\n")).isEqualTo(Either.right(List.of()));
    }

    @Test
    void namesTheLineThatIsNoReference() throws IOException {
        assertThat(read("alpine\nHost/Upper\n").mapLeft(BadDocument::message).getLeft())
                .startsWith("images.txt:2: 'Host/Upper' is not an image reference");
    }

    @Test
    void readsNothingEndless() {
        assertThat(documents.references(Path.of("/dev/zero")).getLeft().message())
                .isEqualTo("/dev/zero: is a device, a pipe or a socket, where a file is needed");
        assertThat(documents.references(Path.of("nowhere.txt")).getLeft().message())
                .isEqualTo("nowhere.txt: does not exist");
    }

    private Either<BadDocument, List<ListedReference>> read(String text) throws IOException {
        Files.writeString(home.resolve("images.txt"), text);
        return documents.references(Path.of("images.txt"));
    }

    private static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }
}
