package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.LayerProgress;
import io.aegis.images.application.port.LayerProgress.Phase;
import io.aegis.images.domain.reference.ImageReference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far the layers of one pull have come. */
final class LayerBoard {
    private static final int BAR = 30;

    private final ImageReference reference;
    private final Map<String, LayerProgress> layers = new LinkedHashMap<>();

    LayerBoard(ImageReference reference) {
        this.reference = reference;
    }

    void update(LayerProgress progress) {
        layers.put(progress.layer(), progress);
    }

    String headline() {
        long finished = layers.values().stream().filter(LayerBoard::isFinished).count();
        return "Pulling " + reference + (layers.isEmpty() ? "" : " (" + finished + " of " + layers.size() + " layers)");
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
