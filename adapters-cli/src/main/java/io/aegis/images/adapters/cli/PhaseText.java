package io.aegis.images.adapters.cli;

import io.aegis.images.application.port.LayerProgress;

/** The phases of a layer in the words that {@code docker pull} has made familiar. */
final class PhaseText {
    static String of(LayerProgress progress) {
        return switch (progress.phase()) {
            case WAITING -> "Waiting";
            case DOWNLOADING -> progress.total() > 0 ? "Downloading " + Sizes.text(progress.total()) : "Downloading";
            case RETRYING -> "Retrying";
            case DOWNLOADED -> "Download complete";
            case UNPACKING -> "Extracting";
            case DONE -> "Pull complete";
            case PRESENT -> "Already exists";
        };
    }

    private PhaseText() {}
}
