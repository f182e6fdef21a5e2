package io.aegis.images.adapters.config;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.port.RuntimeLocks;
import io.aegis.images.application.resolution.Manifest;
import io.aegis.images.application.settings.LockPlace;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The wall between readers, which stop at the first thing wrong, and callers, who get it as a value. */
final class YamlDocuments implements Documents, RuntimeLocks {

    private final Surroundings surroundings;
    private final Discovery discovery;

    YamlDocuments(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.discovery = new Discovery(surroundings);
    }

    @Override
    public Either<BadDocument, Manifest> manifest(Path file) {
        return inFile(file, document -> ManifestReader.read(document, new Remarks(file.toString())));
    }

    @Override
    public Either<BadDocument, Manifest> manifest(String name, String text) {
        return reading(name, () -> ManifestReader.read(Section.document(YamlReader.read(text)), new Remarks(name)));
    }

    @Override
    public Either<BadDocument, FoundManifests> manifests(Path place) {
        var there = surroundings.workingDirectory().resolve(place);
        return Files.isDirectory(there)
                ? new ManifestDirectory(place, there).read()
                : manifest(place)
                        .map(manifest -> new FoundManifests(
                                List.of(new NamedManifest(Words.document(place.toString()), manifest)),
                                List.of(),
                                List.of()));
    }

    @Override
    public Either<BadDocument, FoundReferences> references(Path list) {
        var name = list.toString();
        return reading(
                name,
                () -> ReferenceList.read(
                        name, DocumentFile.text(surroundings.workingDirectory().resolve(list))));
    }

    @Override
    public Either<BadDocument, RuntimeRegistry> runtimeRegistry(Option<Path> file) {
        return file.map(given -> inFile(given, RuntimeRegistryReader::read))
                .getOrElse(() -> reading(ShippedRegistry.NAME, ShippedRegistry::read));
    }

    @Override
    public Either<BadDocument, Option<RuntimeLock>> find(LockPlace place) {
        return place.named() || Files.exists(inWork(place.file()))
                ? inFile(place.file(), RuntimeLockReader::read).map(Option::some)
                : right(Option.none());
    }

    @Override
    public Either<BadDocument, RuntimeLock> read(String name, String text) {
        return reading(name, () -> RuntimeLockReader.read(Section.document(YamlReader.read(text))));
    }

    @Override
    public String text(RuntimeLock lock) {
        return RuntimeLockWriter.text(lock);
    }

    @Override
    public Either<BadDocument, Path> write(Path file, RuntimeLock lock) {
        return reading(file.toString(), () -> {
            WholeDocument.write(inWork(file), text(lock));
            return file;
        });
    }

    @Override
    public Either<BadDocument, NodeSettings> nodeSettings(Option<Path> file) {
        return file.orElse(discovery::find)
                .map(this::nodeSettings)
                .getOrElse(() -> right(NodeConfig.without(discovery.remarks())));
    }

    private Either<BadDocument, NodeSettings> nodeSettings(Path file) {
        return inFile(file, document -> new NodeConfig(file, surroundings, discovery.remarks()).read(document));
    }

    private <T> Either<BadDocument, T> inFile(Path file, Function<Section, T> reader) {
        return reading(file.toString(), () -> {
            var text = DocumentFile.text(inWork(file));
            return reader.apply(Section.document(YamlReader.read(text)));
        });
    }

    private Path inWork(Path file) {
        return surroundings.workingDirectory().resolve(file);
    }

    private static <T> Either<BadDocument, T> reading(String name, Supplier<T> reader) {
        try {
            return right(reader.get());
        } catch (Unusable unusable) {
            return left(unusable.in(name));
        }
    }
}
