package io.aegis.images.adapters.engine;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.ImageReader;
import io.aegis.images.domain.content.ImageIntegrity;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Reads images back out of an engine, over the API that saves them. */
public final class EngineReader implements ImageReader {

    /** Engines say nothing while they put an image together, and a large one on a slow disk takes its time. */
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private static final int LONGEST_REFUSAL = 64 * 1024;

    private final EngineConnection engine;
    private final SavePaths paths;

    public EngineReader(EngineConnection engine, SavePaths paths) {
        this.engine = engine;
        this.paths = paths;
    }

    @Override
    public Either<PullFailure, ImageIntegrity> read(Digest imageId, Proof proof, Cancellation cancellation) {
        var outcome = read(imageId, 0, proof, cancellation);
        return cancellation
                .reason()
                .<Either<PullFailure, ImageIntegrity>>map(Either::left)
                .getOrElse(outcome);
    }

    private Either<PullFailure, ImageIntegrity> read(Digest imageId, int form, Proof proof, Cancellation cancellation) {
        var path = paths.alone().get(form).apply(imageId);
        return exchange(path, proof::of, cancellation)
                .flatMap(answer -> answer.fold(
                        refusal -> form + 1 < paths.alone().size() && ExportRefusals.isUnfit(refusal)
                                ? read(imageId, form + 1, proof, cancellation)
                                : right(ExportRefusals.translate(refusal)),
                        Either::right));
    }

    @Override
    public Either<PullFailure, List<Digest>> layers(Digest imageId) {
        return engine.get(paths.api() + "/images/" + imageId + "/json")
                .map(answer -> answer.isOk() ? UnpackedLayers.diffIds(answer.body()) : List.of());
    }

    @Override
    public Either<PullFailure, Set<Digest>> readTogether(
            List<Digest> imageIds, GroupProof proof, Cancellation cancellation) {
        var outcome = exchange(paths.together().apply(imageIds), proof::of, cancellation)
                .map(answer -> answer.getOrElse(Set.of()));
        return cancellation
                .reason()
                .<Either<PullFailure, Set<Digest>>>map(Either::left)
                .getOrElse(outcome);
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(InputStream archive) throws IOException;
    }

    /** What came of reading, or in the engine's words why it hands out nothing. */
    private <T> Either<PullFailure, Either<String, T>> exchange(
            String path, Reading<T> reading, Cancellation cancellation) {
        try (var order = engine.order(PATIENCE);
                var _ = cancellation.onCancel(order::breakOff)) {
            return right(order.download(
                    path, (status, body) -> status == 200 ? right(reading.of(body)) : left(refusal(status, body))));
        } catch (IOException broken) {
            return left(engine.unavailable(broken));
        }
    }

    private static String refusal(int status, InputStream body) throws IOException {
        return new EngineAnswer(status, EngineConnection.json(body.readNBytes(LONGEST_REFUSAL))).message();
    }

    @Override
    public void close() {
        engine.close();
    }
}
