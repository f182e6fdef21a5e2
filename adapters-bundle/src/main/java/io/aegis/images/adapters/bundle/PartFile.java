package io.aegis.images.adapters.bundle;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.BundleDraft;
import io.aegis.images.application.port.Bundles.Order;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.bundle.BundleFailure.NoRoom;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure.Room;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/** A bundle beside its file, as long as the whole of it from the start; every blob is written to where it belongs. */
final class PartFile implements BundleDraft {

    private final Path file;
    private final Path part;
    private final Path journalFile;
    private final TarPlan plan;
    private final Journal journal;
    private final FileChannel channel;
    private final Map<Digest, Long> kept;
    private long bytesKept;

    private PartFile(
            Path file,
            Path part,
            Path journalFile,
            TarPlan plan,
            Journal journal,
            FileChannel channel,
            Map<Digest, Long> kept) {
        this.file = file;
        this.part = part;
        this.journalFile = journalFile;
        this.plan = plan;
        this.journal = journal;
        this.channel = channel;
        this.kept = kept;
    }

    static Either<BundleFailure, BundleDraft> open(Order order) {
        try {
            var plan = TarPlan.of(order);
            var file = order.file().toAbsolutePath();
            if (Files.isDirectory(file)) {
                throw new IOException("it is a directory");
            }
            var part = file.resolveSibling("." + file.getFileName() + ".part");
            var journalFile = file.resolveSibling("." + file.getFileName() + ".part.journal");
            var journal = Journal.open(journalFile);
            try {
                return open(order, plan, part, journalFile, journal);
            } catch (IOException refused) {
                journal.close();
                throw refused;
            }
        } catch (IOException thrown) {
            return left(BundleFailures.whileWriting(order.file(), thrown));
        }
    }

    private static Either<BundleFailure, BundleDraft> open(
            Order order, TarPlan plan, Path part, Path journalFile, Journal journal) throws IOException {
        var kept = new HashMap<Digest, Long>();
        var known = Files.exists(part) ? journal.kept() : Map.<Digest, Journal.Kept>of();
        var file = order.file().toAbsolutePath();
        var missing = missing(order, plan, known);
        long free =
                Files.getFileStore(Option.of(file.getParent()).getOrElse(file)).getUsableSpace();
        if (missing > free) {
            journal.close();
            return left(new NoRoom(file.toString(), Option.some(new Room(missing, free)), Detail.NONE));
        }
        if (!isInPlace(known, plan)) {
            Leftover.carryOver(part, known, plan);
        }
        var channel = FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        var draft = new PartFile(file, part, journalFile, plan, journal, channel, kept);
        draft.begin(order, known);
        return right(draft);
    }

    private static long missing(Order order, TarPlan plan, Map<Digest, Journal.Kept> known) {
        long there = order.contents().blobs().stream()
                .mapToLong(blob -> Option.<Journal.Kept>of(known.get(blob.digest()))
                        .map(Journal.Kept::bytes)
                        .getOrElse(0L))
                .sum();
        return plan.size() - there;
    }

    private static boolean isInPlace(Map<Digest, Journal.Kept> known, TarPlan plan) {
        return known.entrySet().stream()
                .allMatch(blob -> plan.offsets().containsKey(blob.getKey())
                        && plan.offset(blob.getKey()) == blob.getValue().offset());
    }

    private void begin(Order order, Map<Digest, Journal.Kept> known) throws IOException {
        if (channel.size() > plan.size()) {
            channel.truncate(plan.size());
        }
        journal.restart();
        for (var blob : order.contents().blobs()) {
            for (var before : Option.<Journal.Kept>of(known.get(blob.digest()))) {
                long bytes = Math.min(before.bytes(), blob.sizeBytes());
                kept.put(blob.digest(), bytes);
                bytesKept += bytes;
                journal.note(blob.digest(), bytes, plan.offset(blob.digest()));
            }
        }
        write(ByteBuffer.wrap(plan.head()), 0);
        for (var blob : order.contents().blobs()) {
            var header = TarHeader.ofFile(Layout.path(blob.digest()), blob.sizeBytes());
            write(ByteBuffer.wrap(header), plan.offset(blob.digest()) - TarHeader.BLOCK);
            long end = plan.offset(blob.digest()) + blob.sizeBytes();
            write(ByteBuffer.wrap(new byte[(int) (TarHeader.padded(blob.sizeBytes()) - blob.sizeBytes())]), end);
            for (var document : Option.<byte[]>of(order.documents().get(blob.digest()))) {
                write(ByteBuffer.wrap(document), plan.offset(blob.digest()));
                kept.put(blob.digest(), blob.sizeBytes());
            }
        }
        write(ByteBuffer.wrap(new byte[2 * TarHeader.BLOCK]), plan.size() - 2L * TarHeader.BLOCK);
    }

    @Override
    public Either<BundleFailure, BlobPlace> place(Descriptor blob) {
        var place = new PartPlace(this, blob, plan.offset(blob.digest()));
        try {
            place.trust(kept.getOrDefault(blob.digest(), 0L));
            return right(place);
        } catch (IOException thrown) {
            return left(BundleFailures.whileWriting(file, thrown));
        }
    }

    @Override
    public long bytesKept() {
        return bytesKept;
    }

    @Override
    public Either<BundleFailure, Finished> finish() {
        try {
            channel.force(true);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(journalFile);
            return right(new Finished(plan.id(), plan.size()));
        } catch (IOException thrown) {
            return left(BundleFailures.whileWriting(file, thrown));
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            journal.close();
        } catch (IOException lost) {
            // What could not be written down is fetched again.
        }
    }

    Path file() {
        return file;
    }

    void write(ByteBuffer bytes, long at) throws IOException {
        long next = at;
        while (bytes.hasRemaining()) {
            next += channel.write(bytes, next);
        }
    }

    /** How much of the place can be read back. */
    int read(ByteBuffer into, long at) throws IOException {
        return channel.read(into, at);
    }

    void note(Digest blob, long bytes) throws IOException {
        journal.note(blob, bytes, plan.offset(blob));
    }
}
