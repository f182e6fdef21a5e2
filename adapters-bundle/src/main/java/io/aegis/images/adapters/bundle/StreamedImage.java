package io.aegis.images.adapters.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.oci.ConfigurationParser;
import io.aegis.images.adapters.oci.Unpacking;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.FoundContent;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.content.ImageIntegrity.Unproven;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One image, as {@code docker save} writes it or as an OCI image layout, that comes by once. What is which is told at the end:
 * until then each part is known by its hash, and nothing else of it is kept.
 */
final class StreamedImage {

    private static final int CHUNK = 128 * 1024;

    private final Digest imageId;
    private final TarStream tar;
    private final Map<String, Option<Digest>> parts = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private Option<byte[]> manifest = Option.none();
    private Option<byte[]> configuration = Option.none();

    private StreamedImage(Digest imageId, InputStream archive) {
        this.imageId = imageId;
        this.tar = new TarStream(archive);
    }

    static ImageIntegrity prove(Digest imageId, InputStream archive) throws IOException {
        try {
            return new StreamedImage(imageId, archive).read();
        } catch (Hostile unreadable) {
            return new Unproven(new Detail("what the engine hands out cannot be read: " + unreadable.getMessage()));
        }
    }

    private ImageIntegrity read() throws IOException {
        for (var entry = tar.next(); entry.isDefined(); entry = tar.next()) {
            take(entry.get());
        }
        if (manifest.isEmpty() && parts.containsKey(Layout.INDEX)) {
            return judgeLayout();
        }
        var images = DockerArchive.images(manifest.getOrElseThrow(
                () -> new Hostile("it is incomplete: " + Layout.DOCKER_MANIFEST + " is missing")));
        if (images.size() != 1) {
            throw new Hostile("it holds " + images.size() + " images");
        }
        return judge(images.path(0));
    }

    private void take(TarEntry entry) throws IOException {
        if (parts.containsKey(entry.name()) || links.containsKey(entry.name())) {
            throw new Hostile("it has two entries by the name '" + entry.name() + "'");
        }
        if (entry.isLink()) {
            links.put(entry.name(), EntryNames.target(entry.name(), entry.link()));
        } else if (entry.size() > ArchivedContent.LARGEST_DOCUMENT) {
            parts.put(entry.name(), hash(new BufferedInputStream(tar.content(), CHUNK)));
        } else {
            document(entry, tar.content().readAllBytes());
        }
    }

    private void document(TarEntry entry, byte[] bytes) throws IOException {
        var hash = hash(new ByteArrayInputStream(bytes));
        parts.put(entry.name(), hash);
        if (entry.name().equals(Layout.DOCKER_MANIFEST)) {
            manifest = Option.some(bytes);
        } else if (hash.contains(imageId)) {
            configuration = Option.some(bytes);
        }
    }

    /** Of the unpacked content; none where it cannot be unpacked. */
    private Option<Digest> hash(InputStream content) throws IOException {
        var hash = ContentHash.like(imageId);
        var buffer = new byte[CHUNK];
        try (var unpacked = Unpacking.of(content)) {
            for (int came = unpacked.read(buffer); came >= 0; came = unpacked.read(buffer)) {
                hash.add(ByteBuffer.wrap(buffer, 0, came));
            }
            return Option.some(hash.digest());
        } catch (IOException thrown) {
            if (Unpacking.isDamage(thrown)) {
                return Option.none();
            }
            throw thrown;
        }
    }

    private ImageIntegrity judge(JsonNode image) throws IOException {
        var name = EntryNames.plain(image.path("Config").asText(""));
        var found = part(name).getOrElseThrow(() -> new Hostile("it is incomplete: its configuration is missing"));
        if (found.equals(imageId)) {
            return new FoundContent(found, diffIds(), layers(image)).as(imageId);
        }
        return DockerArchive.said(name).exists(said -> !said.equals(imageId))
                ? new Unproven(new Detail("the engine's id of it is not the digest of a configuration"))
                : new FoundContent(found, List.of(), List.of()).as(imageId);
    }

    /** Its manifest says only how the layers were packed just now; what they are and in which order the configuration says. */
    private ImageIntegrity judgeLayout() throws IOException {
        if (configuration.isEmpty()) {
            throw new Hostile("it is incomplete: its configuration is missing");
        }
        var wanted = diffIds();
        var layers = wanted.stream()
                .map(diffId -> Option.when(parts.containsValue(Option.some(diffId)), diffId))
                .toList();
        return new FoundContent(imageId, wanted, layers).as(imageId);
    }

    private List<Digest> diffIds() throws Hostile {
        var diffIds = configuration
                .toEither("the configuration is too large")
                .flatMap(ConfigurationParser::parse)
                .getOrElseThrow(Hostile::new)
                .diffIds();
        if (diffIds.stream().anyMatch(diffId -> !diffId.value().startsWith("sha256:"))) {
            throw new Hostile("a layer's digest is no sha256");
        }
        return diffIds;
    }

    private List<Option<Digest>> layers(JsonNode image) throws IOException {
        var layers = new ArrayList<Option<Digest>>();
        for (var path : image.path("Layers")) {
            layers.add(part(EntryNames.plain(path.asText(""))));
        }
        return layers;
    }

    /** Docker writes a layer once, and links to it from wherever else it is needed. */
    private Option<Digest> part(String name) {
        return Option.<Option<Digest>>of(parts.get(links.getOrDefault(name, name)))
                .flatMap(hash -> hash);
    }
}
