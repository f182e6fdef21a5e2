package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.domain.reference.ImageReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How far the layers of one pull have come. */
final class LayerBoard {
    private static final int BAR = 30;

    private final ImageReference reference;
    private final Map<String, LayerProgress> layers = new LinkedHashMap<>();
    private final Map<String, Long> sizes = new HashMap<>();

    LayerBoard(ImageReference reference) {
        this.reference = reference;
    }

    void update(LayerProgress progress) {
        layers.put(progress.layer(), progress);
    }

    void size(List<RemoteLayer> remote) {
        remote.forEach(layer -> sizes.put(layer.shortName(), layer.compressedBytes()));
    }

    boolean hasBegun() {
        return !layers.isEmpty();
    }

    String headline() {
        long finished = layers.values().stream().filter(LayerBoard::isFinished).count();
        return "Pulling " + reference
                + (layers.isEmpty() ? "" : " (" + finished + " of " + layers.size() + " layers" + bytes() + ")");
    }

    /** Of those layers whose size the registry told. */
    Map<String, Long> downloadedBytes() {
        return layers.values().stream()
                .filter(layer -> sizes.containsKey(layer.layer()))
                .collect(Collectors.toMap(LayerProgress::layer, this::downloaded));
    }

    Map<String, Long> sizes() {
        return sizes;
    }

    /** Where the registry told the sizes of all layers; what the runtime tells grows with each that it begins. */
    private String bytes() {
        long total = sizes.values().stream().mapToLong(Long::longValue).sum();
        long done = layers.values().stream().mapToLong(this::downloaded).sum();
        return sizes.isEmpty() ? "" : ", " + Sizes.text(done) + " of " + Sizes.text(total);
    }

    private long downloaded(LayerProgress layer) {
        long size = sizes.getOrDefault(layer.layer(), 0L);
        return switch (layer.phase()) {
            case WAITING, RETRYING -> 0;
            case DOWNLOADING -> Math.min(layer.current(), size);
            case DOWNLOADED, UNPACKING, DONE, PRESENT -> size;
        };
    }

    List<String> unfinished(int columns) {
        return layers.values().stream()
                .filter(layer -> !isFinished(layer))
                .map(layer -> "  " + layer.layer() + "  " + state(layer, columns))
                .toList();
    }

    private static boolean isFinished(LayerProgress layer) {
        return layer.phase() == Phase.DONE || layer.phase() == Phase.PRESENT;
    }

    private static String state(LayerProgress layer, int columns) {
        var moving = layer.phase() == Phase.DOWNLOADING || layer.phase() == Phase.UNPACKING;
        if (!moving || layer.total() <= 0) {
            return PhaseText.of(layer);
        }
        var verb = layer.phase() == Phase.DOWNLOADING ? "Downloading" : "Extracting ";
        return verb + (columns >= 80 ? " " + bar(layer) : "") + " " + Sizes.text(layer.current()) + " of "
                + Sizes.text(layer.total());
    }

    private static String bar(LayerProgress layer) {
        int filled = (int) Math.clamp(layer.current() * BAR / layer.total(), 0, BAR);
        return "[" + "=".repeat(filled) + (filled < BAR ? ">" : "") + " ".repeat(Math.max(0, BAR - filled - 1)) + "]";
    }
}
