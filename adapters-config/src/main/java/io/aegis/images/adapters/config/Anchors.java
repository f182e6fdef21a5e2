package io.aegis.images.adapters.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The values that aliases may name, and how much the aliases so far would unfold to: a few lines can stand for billions. */
final class Anchors {

    private static final long MOST_UNFOLDED = 100_000;

    private final Map<String, Anchored> values = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private long size;
    private long unfolded;

    private record Anchored(Node value, long size) {}

    Node counted(Node value) {
        size++;
        return value;
    }

    Node remember(String name, Supplier<Node> reading) {
        var before = size;
        open.add(name);
        var value = counted(reading.get());
        open.remove(name);
        values.put(name, new Anchored(value, size - before));
        return value;
    }

    Node named(String name, int line) {
        if (open.contains(name)) {
            throw Unusable.at(line, "the alias " + Words.quoted(name) + " stands inside the value that it names");
        }
        var anchored = values.get(name);
        if (anchored == null) {
            throw Unusable.at(line, "the alias " + Words.quoted(name) + " names no value above it");
        }
        unfolded += anchored.size();
        size += anchored.size();
        if (unfolded > MOST_UNFOLDED) {
            throw Unusable.at(line, "its aliases unfold to more than " + MOST_UNFOLDED + " values");
        }
        return anchored.value();
    }
}
