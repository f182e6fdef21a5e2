package io.aegis.images.adapters.oci;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.ImageContents.LayerListing;
import io.aegis.images.domain.fit.LayerFiles;
import io.aegis.images.domain.pull.PullFailure;
import io.vavr.control.Either;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/** Lists a layer while it comes: a thread of its own unpacks what is handed over, and keeps the names. */
final class PipedListing implements LayerListing {

    private static final int ROOM = 1 << 16;

    private final PipedInputStream in = new PipedInputStream(ROOM);
    private final PipedOutputStream out;
    private final CompletableFuture<Either<String, LayerFiles>> listed = new CompletableFuture<>();

    PipedListing() {
        try {
            out = new PipedOutputStream(in);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Thread.ofVirtual().name("layer-listing").start(() -> listed.complete(list()));
    }

    @Override
    public Option<PullFailure> take(ByteBuffer part) {
        var bytes = new byte[part.remaining()];
        part.get(bytes);
        // Once the reader knows why it cannot list the layer, the rest is taken for nothing.
        Try.run(() -> out.write(bytes));
        return Option.none();
    }

    @Override
    public Either<String, LayerFiles> files() {
        Try.run(out::close);
        return listed.join();
    }

    @Override
    public void close() {
        Try.run(out::close);
        Try.run(in::close);
    }

    private Either<String, LayerFiles> list() {
        try (in) {
            var unpacked = Unpacking.of(new BufferedInputStream(in));
            var files = new TarFiles(unpacked).read();
            in.transferTo(OutputStream.nullOutputStream());
            return right(files);
        } catch (Unlistable unlistable) {
            return left(unlistable.why());
        } catch (IOException broken) {
            return left(Unpacking.isDamage(broken) ? "is not compressed as it says" : "breaks off in the middle");
        }
    }
}
