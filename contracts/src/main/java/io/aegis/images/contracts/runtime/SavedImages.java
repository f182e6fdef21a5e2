package io.aegis.images.contracts.runtime;

import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.domain.content.FoundContent;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The images that an engine has saved in one archive, read whole into memory; as far as the archives of test images need it. */
final class SavedImages {

    private static final int BLOCK = 512;
    private static final Pattern LISTED = Pattern.compile("\"Config\":\"([^\"]+)\"[^}]*?\"Layers\":\\[([^]]*)]");
    private static final Pattern CONFIGURATION = Pattern.compile("\"config\":\\{[^}]*\"digest\":\"([^\"]+)\"");

    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();

    static SavedImages read(InputStream archive) throws IOException {
        var image = new SavedImages();
        for (var header = archive.readNBytes(BLOCK); header[0] != 0; header = archive.readNBytes(BLOCK)) {
            image.entry(header, archive);
        }
        archive.readAllBytes();
        return image;
    }

    private void entry(byte[] header, InputStream archive) throws IOException {
        var name = text(header, 0, 100);
        var size = text(header, 124, 11).strip();
        var content = archive.readNBytes(Integer.parseInt(size, 8));
        archive.skipNBytes((BLOCK - content.length % BLOCK) % BLOCK);
        if (header[156] == '2' || header[156] == '5') {
            links.put(name, text(header, 157, 100).replace("../", ""));
        } else {
            files.put(name, content);
        }
    }

    /** Of an archive that holds one image. */
    FoundContent only(List<Digest> diffIds) {
        return files.containsKey("manifest.json") ? listed(diffIds).findFirst().orElseThrow() : packed(diffIds);
    }

    /** None where it is not among them. */
    Option<FoundContent> of(Digest imageId, List<Digest> diffIds) {
        return Option.ofOptional(listed(diffIds)
                .filter(found -> found.configuration().equals(imageId))
                .findFirst());
    }

    private Stream<FoundContent> listed(List<Digest> diffIds) {
        return LISTED.matcher(new String(files.get("manifest.json"), StandardCharsets.UTF_8))
                .results()
                .map(image -> new FoundContent(
                        hash(image.group(1)).get(),
                        diffIds,
                        Stream.of(image.group(2).replace("\"", "").split(","))
                                .map(this::hash)
                                .toList()));
    }

    /** Out of an image layout, where layers are compressed and the configuration is named last in the manifest. */
    private FoundContent packed(List<Digest> diffIds) {
        var hashes = files.values().stream()
                .map(content -> new Blob("", unpacked(content)).digest())
                .toList();
        var configuration = first(
                CONFIGURATION,
                files.values().stream()
                        .map(content -> new String(content, StandardCharsets.UTF_8))
                        .filter(text -> text.contains("\"layers\":["))
                        .findFirst()
                        .orElseThrow());
        return new FoundContent(
                new Digest(configuration),
                diffIds,
                diffIds.stream()
                        .map(diffId -> Option.when(hashes.contains(diffId), diffId))
                        .toList());
    }

    private static byte[] unpacked(byte[] content) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        } catch (IOException notPacked) {
            return content;
        }
    }

    private Option<Digest> hash(String file) {
        return Option.<byte[]>of(files.get(links.getOrDefault(file, file)))
                .map(content -> new Blob("", content).digest());
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String text(byte[] header, int at, int length) {
        var field = new String(header, at, length, StandardCharsets.UTF_8);
        return field.indexOf('\0') < 0 ? field : field.substring(0, field.indexOf('\0'));
    }
}
