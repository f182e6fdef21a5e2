package io.aegis.images.adapters.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that is read at any place, by many threads. */
final class FileBytes implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;
    private final long size;

    private FileBytes(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    static FileBytes open(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException("it is no file");
        }
        var channel = FileChannel.open(path, StandardOpenOption.READ);
        return new FileBytes(path, channel, channel.size());
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    byte[] bytes(long at, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            read(bytes, at + bytes.position());
        }
        return bytes.array();
    }

    /** At least one byte, where the buffer has room for one. */
    void read(ByteBuffer into, long at) throws IOException {
        if (channel.read(into, at) < 0) {
            throw new EOFException("it became shorter while it was read");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
