package io.aegis.images.domain.content;

import io.aegis.images.domain.reference.Digest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which images an engine is to save in one archive, where a layer that they share comes once. Each image comes out of it as
 * it would alone: engines keep layers by what lies below them, but write one whose content they have written already no
 * second time. So images that have a content in different places are never saved together, because damage in one of the places would
 * not show.
 */
public final class SaveGroups {

    static final int MOST = 16;

    /** Engines put an archive together on a disk of theirs. */
    static final long ROOM = 4L << 30;

    /** Each image once, in the order given as far as groups allow. One that has no use for company is a group of its own. */
    public static List<List<LayeredImage>> of(List<LayeredImage> images) {
        var largest = images.stream().mapToLong(LayeredImage::sizeBytes).max().orElse(0);
        var groups = new ArrayList<Group>();
        for (var image : images) {
            groups.stream()
                    .filter(group -> group.takes(image, Math.max(ROOM, largest)))
                    .findFirst()
                    .orElseGet(() -> begun(groups))
                    .add(image);
        }
        return groups.stream().map(group -> List.copyOf(group.images)).toList();
    }

    private static Group begun(List<Group> groups) {
        var group = new Group();
        groups.add(group);
        return group;
    }

    private static final class Group {
        private final List<LayeredImage> images = new ArrayList<>();
        private final Map<Digest, Digest> places = new HashMap<>();
        private long bytes;

        boolean takes(LayeredImage image, long room) {
            var wanted = places(image);
            wanted.keySet().retainAll(places.keySet());
            return images.size() < MOST
                    && bytes + image.sizeBytes() <= room
                    && !wanted.isEmpty()
                    && places.entrySet().containsAll(wanted.entrySet());
        }

        void add(LayeredImage image) {
            images.add(image);
            bytes += image.sizeBytes();
            places.putAll(places(image));
        }

        /** The lowest place of each content: that is the one that is read for the image. */
        private static Map<Digest, Digest> places(LayeredImage image) {
            var chains = ChainIds.of(image.diffIds());
            var lowest = new HashMap<Digest, Digest>();
            for (int layer = 0; layer < chains.size(); layer++) {
                lowest.putIfAbsent(image.diffIds().get(layer), chains.get(layer));
            }
            return lowest;
        }
    }

    private SaveGroups() {}
}
