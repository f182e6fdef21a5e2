package io.aegis.images.adapters.bundle;

import io.aegis.images.domain.reference.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of each blob an unfinished bundle has, a line each time: {@code DIGEST BYTES OFFSET}. It is trusted for where to look,
 * never for what is there. Held open it keeps others from writing the same bundle.
 */
final class Journal implements AutoCloseable {

    private static final int LARGEST = 64 * 1024 * 1024;

    private final FileChannel channel;
    private final Map<Digest, Kept> kept;

    private Journal(FileChannel channel, Map<Digest, Kept> kept) {
        this.channel = channel;
        this.kept = kept;
    }

    /** So many bytes, from this place in the file on. */
    record Kept(long bytes, long offset) {}

    static Journal open(Path path) throws IOException {
        var channel = FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        if (isLocked(channel)) {
            channel.close();
            throw new IOException("another process is writing it now");
        }
        var kept = Files.size(path) > LARGEST ? new HashMap<Digest, Kept>() : read(Files.readString(path));
        channel.position(channel.size());
        return new Journal(channel, kept);
    }

    /** What the last attempt wrote down. */
    Map<Digest, Kept> kept() {
        return kept;
    }

    /** Forgets all that was written down. */
    void restart() throws IOException {
        channel.truncate(0);
    }

    synchronized void note(Digest blob, long bytes, long offset) throws IOException {
        var line = (blob + " " + bytes + " " + offset + "\n").getBytes(StandardCharsets.US_ASCII);
        for (var rest = ByteBuffer.wrap(line); rest.hasRemaining(); ) {
            channel.write(rest);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException byUs) {
            return true;
        }
    }

    /** A line that was cut off says nothing. */
    private static Map<Digest, Kept> read(String text) {
        var kept = new HashMap<Digest, Kept>();
        for (var line : text.split("\n", -1)) {
            var words = line.split(" ", -1);
            if (words.length == 3 && words[1].matches("\\d{1,18}") && words[2].matches("\\d{1,18}")) {
                Digest.parse(words[0])
                        .forEach(blob -> kept.put(blob, new Kept(Long.parseLong(words[1]), Long.parseLong(words[2]))));
            }
        }
        return kept;
    }
}
