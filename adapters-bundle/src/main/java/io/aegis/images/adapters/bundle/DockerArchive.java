package io.aegis.images.adapters.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.oci.ConfigurationParser;
import io.aegis.images.adapters.oci.Json;
import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.application.port.OpenArchive.Kind;
import io.aegis.images.domain.Printable;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.content.ImageConfiguration;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@code docker save} and {@code podman save} write: layers unpacked, and no manifest of a registry. */
final class DockerArchive {

    private static final String CONFIG = "application/vnd.docker.container.image.v1+json";
    private static final String LAYER = "application/vnd.docker.image.rootfs.diff.tar";
    private static final int MOST = 10_000;

    private final FileBytes file;
    private final TarDirectory directory;
    private final ArchivedContent content;

    DockerArchive(FileBytes file, TarDirectory directory) {
        this.file = file;
        this.directory = directory;
        this.content = new ArchivedContent(file);
    }

    OpenArchive read() throws IOException {
        var images = new ArrayList<ArchivedImage>();
        for (var image : images(content.document(entry(Layout.DOCKER_MANIFEST)))) {
            images.add(image(image));
        }
        return new FileArchive(
                file, Kind.DOCKER, ImageReader.merged(images), Option.none(), Option.none(), content, List.of());
    }

    /** What {@code manifest.json} lists. */
    static JsonNode images(byte[] manifest) throws Hostile {
        var wrapped = ("{\"images\":" + new String(manifest, UTF_8) + "}");
        var list = Json.object(wrapped.getBytes(UTF_8))
                .map(root -> root.path("images"))
                .getOrElseThrow(what -> new Hostile(Layout.DOCKER_MANIFEST + " " + what));
        if (!list.isArray() || list.size() > MOST) {
            throw new Hostile(Layout.DOCKER_MANIFEST + " lists no images, or too many");
        }
        return list;
    }

    private ArchivedImage image(JsonNode node) throws IOException {
        var name = node.path("Config").asText("");
        var entry = entry(name);
        var bytes = content.document(entry);
        var id = ContentHash.sha256(bytes);
        if (said(name).exists(digest -> !digest.equals(id))) {
            throw new Hostile("the configuration " + name + " is " + id);
        }
        content.add(id, entry);
        var configuration = ConfigurationParser.parse(bytes).getOrElseThrow(Hostile::new);
        var layers = layers(node.path("Layers"), configuration);
        var names = names(node.path("RepoTags"));
        return new ArchivedImage(
                names,
                names.stream()
                        .flatMap(tag -> ImageReference.parse(tag).toJavaStream())
                        .toList(),
                configuration.platform(),
                Option.none(),
                Option.none(),
                new Descriptor(CONFIG, id, bytes.length),
                bytes,
                new ImageReader(content, _ -> false).layers(layers, configuration));
    }

    private List<Descriptor> layers(JsonNode paths, ImageConfiguration configuration) throws IOException {
        if (paths.size() != configuration.diffIds().size()) {
            throw new Hostile("an image has " + paths.size() + " layers, and its configuration "
                    + configuration.diffIds().size());
        }
        var layers = new ArrayList<Descriptor>();
        for (int i = 0; i < paths.size(); i++) {
            var entry = entry(paths.path(i).asText(""));
            var start = file.bytes(entry.offset(), (int) Math.min(2, entry.size()));
            // What is compressed has a digest that nothing tells: it is worked out.
            var digest =
                    Magic.isGzip(start) ? hash(entry) : configuration.diffIds().get(i);
            content.add(digest, entry);
            layers.add(new Descriptor(Magic.isGzip(start) ? LAYER + ".gzip" : LAYER, digest, entry.size()));
        }
        return layers;
    }

    /** Docker writes a layer once, and links to it from wherever else it is needed. */
    private TarEntry entry(String name) throws Hostile {
        var found = directory.entry(EntryNames.plain(name)).getOrElseThrow(() -> missing(name));
        return found.isLink()
                ? directory
                        .entry(EntryNames.target(found.name(), found.link()))
                        .filter(target -> !target.isLink())
                        .getOrElseThrow(() -> missing(found.link()))
                : found;
    }

    private Digest hash(TarEntry entry) throws IOException {
        return FileArchive.hash(file, entry);
    }

    /** The digest that a configuration's name tells. */
    static Option<Digest> said(String name) {
        var hex = name.replace("blobs/sha256/", "").replace(".json", "");
        return Digest.parse("sha256:" + hex);
    }

    private static List<String> names(JsonNode tags) {
        return tags.valueStream()
                .map(tag -> tag.asText(""))
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static Hostile missing(String name) {
        return new Hostile("it is incomplete: " + Printable.of(name) + " is missing");
    }
}
