package io.aegis.images.adapters.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.oci.ConfigurationParser;
import io.aegis.images.adapters.oci.Unpacking;
import io.aegis.images.application.port.ImageProver;
import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.content.FoundContent;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.content.ImageIntegrity.Intact;
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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Images that come by once, as {@code docker save} writes them or one of them as an OCI image layout. What is which is told at the
 * end: until then each part is known by its hash, and nothing else of it is kept.
 */
final class StreamedImages {

    private static final int CHUNK = 128 * 1024;

    private final Set<Digest> wanted;
    private final TarStream tar;
    private final Map<String, Option<Digest>> parts = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final Map<Digest, byte[]> configurations = new HashMap<>();
    private Option<byte[]> manifest = Option.none();

    private StreamedImages(Set<Digest> wanted, InputStream archive) {
        this.wanted = wanted;
        this.tar = new TarStream(archive);
    }

    static ImageProver prover() {
        return new ImageProver() {
            @Override
            public ImageIntegrity prove(Digest imageId, InputStream image) throws IOException {
                return StreamedImages.prove(imageId, image);
            }

            @Override
            public Set<Digest> proveTogether(List<Digest> imageIds, InputStream images) throws IOException {
                return StreamedImages.proveTogether(Set.copyOf(imageIds), images);
            }
        };
    }

    private static ImageIntegrity prove(Digest imageId, InputStream archive) throws IOException {
        try {
            return read(Set.of(imageId), archive).one(imageId);
        } catch (Hostile unreadable) {
            return new Unproven(new Detail("what the engine hands out cannot be read: " + unreadable.getMessage()));
        }
    }

    private static Set<Digest> proveTogether(Set<Digest> imageIds, InputStream archive) throws IOException {
        try {
            return read(imageIds, archive).intact();
        } catch (Hostile _) {
            return Set.of();
        }
    }

    private static StreamedImages read(Set<Digest> wanted, InputStream archive) throws IOException {
        var images = new StreamedImages(wanted, archive);
        for (var entry = images.tar.next(); entry.isDefined(); entry = images.tar.next()) {
            images.take(entry.get());
        }
        return images;
    }

    private ImageIntegrity one(Digest imageId) throws IOException {
        if (manifest.isEmpty() && parts.containsKey(Layout.INDEX)) {
            return judgeLayout(imageId);
        }
        var images = listed();
        if (images.size() != 1) {
            throw new Hostile("it holds " + images.size() + " images");
        }
        return judge(imageId, images.path(0));
    }

    private Set<Digest> intact() throws IOException {
        var intact = new HashSet<Digest>();
        for (var image : listed()) {
            var imageId = configuration(image);
            if (wanted.contains(imageId) && judge(imageId, image) instanceof Intact) {
                intact.add(imageId);
            }
        }
        return intact;
    }

    private JsonNode listed() throws Hostile {
        return DockerArchive.images(manifest.getOrElseThrow(
                () -> new Hostile("it is incomplete: " + Layout.DOCKER_MANIFEST + " is missing")));
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
        } else {
            hash.filter(wanted::contains).forEach(imageId -> configurations.put(imageId, bytes));
        }
    }

    /** Of the unpacked content; none where it cannot be unpacked. */
    private Option<Digest> hash(InputStream content) throws IOException {
        var hash = ContentHash.like(wanted.iterator().next());
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

    private ImageIntegrity judge(Digest imageId, JsonNode image) throws IOException {
        var found = configuration(image);
        if (found.equals(imageId)) {
            return new FoundContent(found, diffIds(imageId), layers(image)).as(imageId);
        }
        return DockerArchive.said(configurationName(image)).exists(said -> !said.equals(imageId))
                ? new Unproven(new Detail("the engine's id of it is not the digest of a configuration"))
                : new FoundContent(found, List.of(), List.of()).as(imageId);
    }

    private Digest configuration(JsonNode image) throws IOException {
        return part(configurationName(image))
                .getOrElseThrow(() -> new Hostile("it is incomplete: its configuration is missing"));
    }

    private static String configurationName(JsonNode image) throws IOException {
        return EntryNames.plain(image.path("Config").asText(""));
    }

    /** Its manifest says only how the layers were packed just now; what they are and in which order the configuration says. */
    private ImageIntegrity judgeLayout(Digest imageId) throws IOException {
        if (!configurations.containsKey(imageId)) {
            throw new Hostile("it is incomplete: its configuration is missing");
        }
        var diffIds = diffIds(imageId);
        var layers = diffIds.stream()
                .map(diffId -> Option.when(parts.containsValue(Option.some(diffId)), diffId))
                .toList();
        return new FoundContent(imageId, diffIds, layers).as(imageId);
    }

    private List<Digest> diffIds(Digest imageId) throws Hostile {
        var diffIds = Option.<byte[]>of(configurations.get(imageId))
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
