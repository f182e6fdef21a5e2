package io.aegis.images.domain.fit;

import io.aegis.images.domain.fit.FileKind.HardLink;
import io.aegis.images.domain.fit.FileKind.RegularFile;
import io.aegis.images.domain.fit.FileKind.SymbolicLink;
import io.vavr.control.Option;
import java.util.ArrayDeque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The files of an image, as its layers lie on top of each other. */
public final class ImageFiles {

    private static final int MOST_LINKS = 40;

    private final NavigableMap<String, FileKind> files = new TreeMap<>();

    private ImageFiles() {}

    /** @param layers lowest first */
    public static ImageFiles of(List<LayerFiles> layers) {
        var image = new ImageFiles();
        layers.forEach(image::put);
        return image;
    }

    /** Whether there is a file at the path, links followed. */
    public boolean holds(String path) {
        return find(path).isDefined();
    }

    /** Where the program at the path really lies, links followed; none when there is no file, or none that can be run. */
    public Option<String> program(String path) {
        return find(path).filter(found -> files.get(found) instanceof RegularFile(var executable) && executable);
    }

    private void put(LayerFiles layer) {
        layer.removed().forEach(this::remove);
        layer.emptied().forEach(this::empty);
        layer.files().forEach((path, kind) -> {
            var here =
                    kind instanceof HardLink(var target) ? Option.<FileKind>of(files.get(target)) : Option.some(kind);
            remove(path); // and, where a directory was, all that was in it
            makeDirectories(path, layer);
            here.forEach(there -> files.put(path, there));
        });
    }

    /** What a directory is put over is gone; a link of the same layer leads on, as it does when the layer is unpacked. */
    private void makeDirectories(String path, LayerFiles layer) {
        for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
            var directory = path.substring(0, end);
            if (!layer.files().containsKey(directory)) {
                files.remove(directory);
            }
        }
    }

    private void remove(String path) {
        files.remove(path);
        empty(path);
    }

    private void empty(String directory) {
        // All that begins with "directory/": '0' follows '/'.
        var prefix = directory.equals("/") ? "" : directory;
        files.subMap(prefix + "/", true, prefix + "0", false).clear();
    }

    /** The path of the file itself. */
    private Option<String> find(String path) {
        var ahead = new ArrayDeque<>(parts(path));
        var walked = new ArrayDeque<String>();
        for (int links = 0; !ahead.isEmpty(); ) {
            var part = ahead.pop();
            if (part.equals("..")) {
                walked.pollLast();
                continue;
            }
            walked.addLast(part);
            if (files.get("/" + String.join("/", walked)) instanceof SymbolicLink(var target)) {
                if (++links > MOST_LINKS) {
                    return Option.none();
                }
                if (target.startsWith("/")) {
                    walked.clear();
                } else {
                    walked.removeLast();
                }
                parts(target).reversed().forEach(ahead::push);
            }
        }
        var found = "/" + String.join("/", walked);
        return Option.some(found).filter(where -> files.get(where) instanceof RegularFile);
    }

    private static List<String> parts(String path) {
        return List.of(path.split("/", -1)).stream()
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .toList();
    }
}
