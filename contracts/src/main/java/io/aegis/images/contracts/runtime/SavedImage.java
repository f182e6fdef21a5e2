package io.aegis.images.contracts.runtime;

import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.domain.content.FoundContent;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/** What an engine has saved, read whole into memory; as far as the archives of test images need it. */
final class SavedImage {

    private static final int BLOCK = 512;
    private static final Pattern CONFIG = Pattern.compile("\"Config\":\"([^\"]+)\"");
    private static final Pattern CONFIGURATION = Pattern.compile("\"config\":\\{[^}]*\"digest\":\"([^\"]+)\"");
    private static final Pattern LAYERS = Pattern.compile("\"Layers\":\\[([^]]*)]");

    private final Map<String, byte[]> files = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();

    static SavedImage read(InputStream archive) throws IOException {
        var image = new SavedImage();
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

    FoundContent held(List<Digest> diffIds) {
        if (!files.containsKey("manifest.json")) {
            return packed(diffIds);
        }
        var manifest = new String(files.get("manifest.json"), StandardCharsets.UTF_8);
        var layers = new ArrayList<Option<Digest>>();
        for (var layer : first(LAYERS, manifest).replace("\"", "").split(",")) {
            layers.add(hash(layer));
        }
        return new FoundContent(hash(first(CONFIG, manifest)).get(), diffIds, layers);
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
