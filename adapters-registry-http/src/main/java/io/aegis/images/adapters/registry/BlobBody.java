package io.aegis.images.adapters.registry;

import java.io.EOFException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One answer that brings a blob: hands each part on when it comes, and asks for the next one then. */
final class BlobBody implements BodySubscriber<byte[]> {

    private static final byte[] NOTHING_KEPT = {};

    private final Delivery delivery;
    private final BlobStart start;
    private final LongConsumer moved;
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
    private long at;
    private boolean ended;
    private @Nullable Subscription subscription;

    BlobBody(Delivery delivery, BlobStart start, LongConsumer moved) {
        this.delivery = delivery;
        this.start = start;
        this.moved = moved;
        this.at = start.from();
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return whole;
    }

    @Override
    public synchronized void onSubscribe(Subscription opened) {
        subscription = opened;
        delivery.begins(start).peek(this::breakOff).onEmpty(() -> opened.request(1));
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> parts) {
        for (var part : parts) {
            if (ended) {
                return;
            }
            int came = part.remaining();
            delivery.take(at, part).forEach(this::breakOff);
            at += came;
            moved.accept(came);
        }
        if (!ended && subscription != null) {
            subscription.request(1);
        }
    }

    @Override
    public void onError(Throwable broken) {
        whole.completeExceptionally(broken);
    }

    @Override
    public void onComplete() {
        if (delivery.isWhole()) {
            whole.complete(NOTHING_KEPT);
        } else {
            whole.completeExceptionally(new EOFException("it ended after " + delivery.progress()));
        }
    }

    /** Waits until a part that is being taken has been taken. */
    synchronized void end() {
        ended = true;
    }

    private void breakOff(Exception why) {
        ended = true;
        whole.completeExceptionally(why);
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
