package io.aegis.images.adapters.web.webhooks;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/** An answer's body, which nobody wants: let go by as far as a connection is worth it. */
final class BoundedBody implements BodySubscriber<Long> {

    private static final long MOST = 16 * 1024;

    private final CompletableFuture<Long> end = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private long seen;

    @Override
    public CompletionStage<Long> getBody() {
        return end;
    }

    @Override
    public void onSubscribe(Subscription begun) {
        subscription = begun;
        begun.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
        seen += part.stream().mapToLong(ByteBuffer::remaining).sum();
        var running = subscription;
        if (running == null) {
            return;
        }
        if (seen > MOST) {
            running.cancel();
            end.complete(seen);
        } else {
            running.request(1);
        }
    }

    @Override
    public void onError(Throwable broken) {
        end.complete(seen);
    }

    @Override
    public void onComplete() {
        end.complete(seen);
    }
}
