package io.aegis.images.adapters.bundle;

import io.aegis.images.adapters.oci.ConfigurationParser;
import io.aegis.images.adapters.oci.ManifestParser;
import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.ArchivedImage.Document;
import io.aegis.images.application.port.ArchivedImage.Layer;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.content.ImageConfiguration;
import io.aegis.images.domain.content.Manifest;
import io.aegis.images.domain.content.Manifest.Image;
import io.aegis.images.domain.content.Manifest.Index;
import io.aegis.images.domain.content.Manifest.Other;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Follows manifests to the images that they describe. */
final class ImageReader {

    private final ArchivedContent content;
    private final Predicate<Descriptor> elsewhere;
    private final List<ArchivedImage> images = new ArrayList<>();

    /** @param elsewhere what may be missing, because another archive has it */
    ImageReader(ArchivedContent content, Predicate<Descriptor> elsewhere) {
        this.content = content;
        this.elsewhere = elsewhere;
    }

    private record Read(Document document, Manifest manifest) {}

    /** What a name of the archive stands for. */
    List<ArchivedImage> read(IndexJson.Named named) throws IOException {
        images.clear();
        var target = manifest(named.target());
        switch (target.manifest()) {
            case Image image -> images.add(image(named, Option.none(), target.document(), image));
            case Index index -> instances(named, target.document(), index);
            case Other other -> throw new Foreign("it holds something that is no image: " + other.what());
        }
        return List.copyOf(images);
    }

    /** An index may list more than the archive carries: other platforms, attestations. */
    private void instances(IndexJson.Named named, Document index, Index read) throws IOException {
        for (var entry : read.entries()) {
            if (entry.platform().isDefined() && content.holds(entry.digest())) {
                var instance = manifest(entry.descriptor());
                if (instance.manifest() instanceof Image image) {
                    images.add(image(named, Option.some(index), instance.document(), image));
                }
            }
        }
        if (images.isEmpty()) {
            throw new Hostile("it holds no image of the index " + index.digest());
        }
    }

    private Read manifest(Descriptor target) throws IOException {
        var bytes = content.document(target);
        var manifest = ManifestParser.parse(bytes, target.mediaType()).getOrElseThrow(Hostile::new);
        return new Read(new Document(target.digest(), manifest.mediaType(), bytes), manifest);
    }

    private ArchivedImage image(IndexJson.Named named, Option<Document> index, Document manifest, Image image)
            throws IOException {
        var bytes = content.document(image.config());
        var configuration = ConfigurationParser.parse(bytes).getOrElseThrow(Hostile::new);
        return new ArchivedImage(
                named.names(),
                named.references(),
                configuration.platform(),
                index,
                Option.some(manifest),
                image.config(),
                bytes,
                layers(image.layers(), configuration));
    }

    List<Layer> layers(List<Descriptor> blobs, ImageConfiguration configuration) throws IOException {
        if (blobs.size() != configuration.diffIds().size()) {
            throw new Hostile("a manifest has " + blobs.size() + " layers, and its configuration "
                    + configuration.diffIds().size());
        }
        var layers = new ArrayList<Layer>();
        for (int i = 0; i < blobs.size(); i++) {
            var blob = blobs.get(i);
            boolean held = content.call(blob);
            if (!held && !elsewhere.test(blob)) {
                throw new Hostile("it is incomplete: the layer " + blob.digest() + " is missing");
            }
            layers.add(new Layer(blob, configuration.diffIds().get(i), held));
        }
        return layers;
    }

    /** The same image under several names is one. */
    static List<ArchivedImage> merged(List<ArchivedImage> images) {
        var merged = new ArrayList<ArchivedImage>();
        for (var image : images) {
            int known = 0;
            while (known < merged.size() && !isSame(merged.get(known), image)) {
                known++;
            }
            if (known == merged.size()) {
                merged.add(image);
            } else {
                merged.set(known, both(merged.get(known), image));
            }
        }
        return List.copyOf(merged);
    }

    private static boolean isSame(ArchivedImage one, ArchivedImage other) {
        return one.imageId().equals(other.imageId())
                && one.digest().equals(other.digest())
                && one.manifest().map(Document::digest).equals(other.manifest().map(Document::digest));
    }

    private static ArchivedImage both(ArchivedImage one, ArchivedImage other) {
        var names = new ArrayList<>(one.names());
        other.names().stream().filter(name -> !names.contains(name)).forEach(names::add);
        var references = new ArrayList<ImageReference>(one.references());
        other.references().stream().filter(name -> !references.contains(name)).forEach(references::add);
        return new ArchivedImage(
                names,
                references,
                one.platform(),
                one.index(),
                one.manifest(),
                one.config(),
                one.configuration(),
                one.layers());
    }
}
