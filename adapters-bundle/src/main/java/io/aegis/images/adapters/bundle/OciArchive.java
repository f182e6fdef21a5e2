package io.aegis.images.adapters.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.oci.Json;
import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.application.port.OpenArchive.Bundle;
import io.aegis.images.application.port.OpenArchive.Kind;
import io.aegis.images.domain.bundle.BundleContents;
import io.aegis.images.domain.bundle.BundleContents.BundledImage;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.Descriptor;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Reads an OCI image layout in a tar, and bundles, which are such. */
final class OciArchive {

    private final FileBytes file;
    private final TarDirectory directory;
    private final ArchivedContent content;

    OciArchive(FileBytes file, TarDirectory directory) {
        this.file = file;
        this.directory = directory;
        this.content = new ArchivedContent(file);
    }

    OpenArchive read() throws IOException {
        mustBeOfVersion1();
        for (var entry : directory.entries()) {
            if (entry.isLink()) {
                throw new Hostile("it has a link, " + entry.name() + ", which no image layout has");
            }
            Layout.digest(entry.name()).forEach(digest -> content.add(digest, entry));
        }
        var named = IndexJson.read(document(Layout.INDEX));
        return directory.entry(Layout.CONTENTS).isDefined() ? bundle(named) : foreign(named);
    }

    private OpenArchive foreign(List<IndexJson.Named> named) throws IOException {
        var images = images(named, new ImageReader(content, _ -> false));
        return new FileArchive(file, Kind.OCI, images, Option.none(), Option.none(), content, List.of());
    }

    private OpenArchive bundle(List<IndexJson.Named> named) throws IOException {
        var sumsBytes = document(Layout.SUMS);
        var sums = Sums.read(sumsBytes);
        sums.mustName(directory);
        directory.mustBePlain();
        for (var name : List.of(Layout.VERSION, Layout.INDEX, Layout.CONTENTS)) {
            sums.mustMatch(name, document(name));
        }
        var contents = ContentsReader.read(document(Layout.CONTENTS));
        var inBase =
                new HashSet<>(contents.inBase().stream().map(Descriptor::digest).toList());
        var unwrapped = new ArrayList<IndexJson.Named>();
        for (var one : named) {
            unwrapped.add(Wrappers.unwrapped(one, contents, content));
        }
        var images = images(unwrapped, new ImageReader(content, blob -> inBase.contains(blob.digest())));
        mustTellTheTruth(contents, named, images);
        var seal = new Seal(sumsBytes, signature());
        var bundle = new Bundle(
                ContentHash.sha256(sumsBytes),
                contents,
                lock(contents, sums),
                seal.signature().isDefined());
        return new FileArchive(
                file, Kind.BUNDLE, images, Option.some(bundle), Option.some(seal), content, contents.inBase());
    }

    private static List<ArchivedImage> images(List<IndexJson.Named> named, ImageReader reader) throws IOException {
        var images = new ArrayList<ArchivedImage>();
        for (var one : named) {
            images.addAll(reader.read(one));
        }
        return ImageReader.merged(images);
    }

    /** What a bundle says of itself is what its image layout says. */
    private void mustTellTheTruth(BundleContents contents, List<IndexJson.Named> named, List<ArchivedImage> images)
            throws Hostile {
        var said = contents.images().stream().map(BundledImage::reference).toList();
        var there = named.stream().flatMap(one -> one.references().stream()).toList();
        var instances = new HashSet<>(contents.images().stream()
                .flatMap(image -> image.instances().stream())
                .map(BundleContents.Instance::imageId)
                .toList());
        var held = new HashSet<>(images.stream().map(ArchivedImage::imageId).toList());
        if (!said.equals(there) || !instances.equals(held)) {
            throw new Hostile(Layout.CONTENTS + " tells of other images than there are");
        }
        for (var blob : contents.blobs()) {
            if (!content.call(blob)) {
                throw new Hostile(blob.digest() + " is missing");
            }
        }
    }

    private Option<byte[]> lock(BundleContents contents, Sums sums) throws IOException {
        if (contents.lock().isEmpty()) {
            return Option.none();
        }
        var lock = document(Layout.LOCK);
        sums.mustMatch(Layout.LOCK, lock);
        return Option.some(lock);
    }

    private Option<byte[]> signature() throws IOException {
        return directory.entry(Layout.SIGNATURE).isDefined() ? Option.some(document(Layout.SIGNATURE)) : Option.none();
    }

    private void mustBeOfVersion1() throws IOException {
        var version = Json.object(document(Layout.VERSION))
                .map((JsonNode root) -> root.path("imageLayoutVersion").asText(""))
                .getOrElse("");
        if (!version.startsWith("1.")) {
            throw new Foreign("it is no image layout of version 1");
        }
    }

    private byte[] document(String name) throws IOException {
        return content.document(
                directory.entry(name).getOrElseThrow(() -> new Hostile("it is incomplete: " + name + " is missing")));
    }
}
