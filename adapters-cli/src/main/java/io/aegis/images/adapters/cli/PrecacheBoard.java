package io.aegis.images.adapters.cli;

import io.aegis.images.application.preparation.Need;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far the images of a precache have come, each and in all. Not for several threads at once. */
final class PrecacheBoard {
    private final int images;
    private final Map<Need, LayerBoard> boards = new LinkedHashMap<>();
    private final Set<Need> underWay = new LinkedHashSet<>();
    private final Map<Need, Duration> waiting = new LinkedHashMap<>();
    private int ready;
    private int failed;

    PrecacheBoard(int images) {
        this.images = images;
    }

    /** The image's own board, new each time that it is asked for. */
    LayerBoard begin(Need need) {
        waiting.remove(need);
        var board = new LayerBoard(need.reference());
        boards.put(need, board);
        underWay.add(need);
        return board;
    }

    void wait(Need need, Duration time) {
        underWay.remove(need);
        waiting.put(need, time);
    }

    void end(Need need, boolean isReady) {
        waiting.remove(need);
        underWay.remove(need);
        if (isReady) {
            ready++;
        } else {
            failed++;
        }
    }

    /** {@code 12 of 40 images, 120 MB of 340.2 MB}: the bytes of the pulls whose size is known by now. */
    String total() {
        long known = sum(boards.values().stream().map(LayerBoard::sizes).toList());
        long done =
                sum(boards.values().stream().map(LayerBoard::downloadedBytes).toList());
        return ready + " of " + images + " images"
                + (failed == 0 ? "" : ", " + failed + " failed")
                + (known == 0 ? "" : ", " + Sizes.text(done) + " of " + Sizes.text(known));
    }

    /** The total, and a line for each image that is being pulled or waits. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Precaching: " + total());
        underWay.stream()
                .map(boards::get)
                .filter(LayerBoard::hasBegun)
                .forEach(board -> lines.add("  " + board.headline()));
        waiting.forEach((need, time) -> lines.add(
                "  Waiting " + Durations.text(time) + " for " + need.reference().host() + ": " + need.reference()));
        return lines;
    }

    /** A layer that several images share counts once. */
    private static long sum(List<Map<String, Long>> parts) {
        var layers = new HashMap<String, Long>();
        parts.forEach(part -> part.forEach((layer, bytes) -> layers.merge(layer, bytes, Math::max)));
        return layers.values().stream().mapToLong(Long::longValue).sum();
    }
}
