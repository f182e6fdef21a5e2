package io.aegis.images.adapters.eventstore.claims;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files that leases lock, each open once in this process whoever uses it: the system drops all of a process's locks on a
 * file when the process closes it anywhere.
 */
final class LeaseFiles {

    private static final String NAME = "leases.lock";
    private static final int SLOTS = 1024;
    private static final Map<Path, Shared> OPEN = new HashMap<>();

    /** One use of a file, opened when it is first needed. */
    static final class Opened implements AutoCloseable {
        private final Path directory;
        private volatile @Nullable Shared shared;
        private boolean closed;

        Opened(Path directory) {
            this.directory = directory;
        }

        /** The same for one name in every process; now and then for two names. */
        LeaseSlot slot(String name) throws IOException {
            return shared().slots[Math.floorMod(name.hashCode(), SLOTS)];
        }

        /** Likewise, but never one of those. */
        LeaseSlot bringing(String name) throws IOException {
            return shared().slots[SLOTS + Math.floorMod(name.hashCode(), SLOTS)];
        }

        private Shared shared() throws IOException {
            var known = shared;
            return known == null ? open() : known;
        }

        private synchronized Shared open() throws IOException {
            if (closed) {
                throw new ClosedChannelException();
            }
            var known = shared;
            if (known == null) {
                known = take(directory);
                shared = known;
            }
            return known;
        }

        @Override
        public synchronized void close() {
            closed = true;
            var known = shared;
            shared = null;
            if (known != null) {
                giveBack(known);
            }
        }
    }

    private static final class Shared {
        private final Path path;
        private final FileChannel channel;
        private final LeaseSlot[] slots = new LeaseSlot[2 * SLOTS];
        private int users;

        Shared(Path path, FileChannel channel) {
            this.path = path;
            this.channel = channel;
            for (int slot = 0; slot < slots.length; slot++) {
                slots[slot] = new LeaseSlot(channel, slot);
            }
        }
    }

    private static synchronized Shared take(Path directory) throws IOException {
        var real = directory.toRealPath().resolve(NAME);
        var shared = OPEN.get(real);
        if (shared == null) {
            shared = new Shared(real, channel(real));
            OPEN.put(real, shared);
        }
        shared.users++;
        return shared;
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(
                file,
                EnumSet.of(CREATE, READ, WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static synchronized void giveBack(Shared shared) {
        shared.users--;
        if (shared.users == 0) {
            OPEN.remove(shared.path);
            try {
                shared.channel.close();
            } catch (IOException unexpected) {
                throw new UncheckedIOException(unexpected);
            }
        }
    }

    private LeaseFiles() {}
}
