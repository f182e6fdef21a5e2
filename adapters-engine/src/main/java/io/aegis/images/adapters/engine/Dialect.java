package io.aegis.images.adapters.engine;

import static io.aegis.images.application.port.LayerProgress.Phase.DONE;
import static io.aegis.images.application.port.LayerProgress.Phase.DOWNLOADED;
import static io.aegis.images.application.port.LayerProgress.Phase.DOWNLOADING;
import static io.aegis.images.application.port.LayerProgress.Phase.PRESENT;
import static io.aegis.images.application.port.LayerProgress.Phase.RETRYING;
import static io.aegis.images.application.port.LayerProgress.Phase.UNPACKING;
import static io.aegis.images.application.port.LayerProgress.Phase.WAITING;

import io.aegis.images.application.port.LayerProgress.Phase;
import io.vavr.control.Option;

/** How an engine words the stream of a pull. */
public enum Dialect {
    DOCKER(DOWNLOADED, true),
    /** Podman says nothing while it unpacks: a layer that is here is being unpacked, or will be without a further word. */
    PODMAN(UNPACKING, false);

    private final Phase downloadComplete;
    private final boolean downloadsOnce;

    Dialect(Phase downloadComplete, boolean downloadsOnce) {
        this.downloadComplete = downloadComplete;
        this.downloadsOnce = downloadsOnce;
    }

    /** Whether pulls that want a layer at the same time share one download of it. */
    boolean downloadsOnce() {
        return downloadsOnce;
    }

    /** The phase that a layer's status tells of; empty for a status that tells of no layer. */
    Option<Phase> phase(String status) {
        return switch (status) {
            case "Pulling fs layer", "Waiting" -> Option.some(WAITING);
            case "Downloading" -> Option.some(DOWNLOADING);
            case "Verifying Checksum" -> Option.some(DOWNLOADED);
            case "Download complete" -> Option.some(downloadComplete);
            case "Extracting" -> Option.some(UNPACKING);
            case "Pull complete" -> Option.some(DONE);
            case "Already exists" -> Option.some(PRESENT);
            default -> status.startsWith("Retrying in") ? Option.some(RETRYING) : Option.none();
        };
    }
}
