package io.aegis.images.adapters.config;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents.FoundManifests;
import io.aegis.images.application.port.Documents.NamedManifest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The manifests in and below a directory, among whatever else lies there. */
final class ManifestDirectory {

    private final Path given;
    private final Path directory;
    private final List<NamedManifest> manifests = new ArrayList<>();
    private final List<BadDocument> broken = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param given as it is named to people
     * @param directory where it lies
     */
    ManifestDirectory(Path given, Path directory) {
        this.given = given;
        this.directory = directory;
    }

    Either<BadDocument, FoundManifests> read() {
        try {
            DirectoryFiles.below(directory)
                    .forEach(file ->
                            read(given.resolve(directory.relativize(file)).toString(), file));
        } catch (Unusable unusable) {
            return left(unusable.in(given.toString()));
        }
        return manifests.isEmpty() && broken.isEmpty()
                ? left(NotAManifest.among(warnings.size()).in(given.toString()))
                : right(new FoundManifests(List.copyOf(manifests), List.copyOf(broken), List.copyOf(warnings)));
    }

    private void read(String name, Path file) {
        try {
            readWhole(name, file);
        } catch (Unusable unusable) {
            broken.add(unusable.in(name));
        }
    }

    private void readWhole(String name, Path file) {
        if (DocumentFile.isTooLarge(file)) {
            passOver(name, "it is larger than a manifest may be");
            return;
        }
        document(name, DocumentFile.text(file))
                .forEach(document -> NotAManifest.reason(document)
                        .peek(reason -> passOver(name, reason))
                        .onEmpty(() -> manifests.add(new NamedManifest(
                                Words.document(name), ManifestReader.read(document, new Remarks(name))))));
    }

    private Option<Section> document(String name, String text) {
        try {
            return Option.some(Section.document(YamlReader.read(text)));
        } catch (Unusable unusable) {
            if (NotAManifest.saysOtherwise(text)) {
                throw unusable;
            }
            passOver(name, "it " + unusable.getMessage());
            return Option.none();
        }
    }

    private void passOver(String name, String reason) {
        warnings.add(Words.document(name) + ": passed over: " + reason);
    }
}
