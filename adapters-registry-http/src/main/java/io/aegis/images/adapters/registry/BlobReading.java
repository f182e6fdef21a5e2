package io.aegis.images.adapters.registry;

import io.vavr.control.Option;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Hands a blob on as it comes; what comes instead of it is kept as any other answer. */
final class BlobReading implements Reading {

    private static final int LARGEST_ERROR = Ask.LARGEST_LIST;

    private final Delivery delivery;
    private final AtomicLong moved = new AtomicLong();
    private final AtomicReference<Option<BlobBody>> body = new AtomicReference<>(Option.none());

    BlobReading(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public BodySubscriber<byte[]> apply(ResponseInfo response) {
        if (response.statusCode() != 200 && response.statusCode() != 206) {
            return new BoundedBody(LARGEST_ERROR);
        }
        var opened = new BlobBody(delivery, BlobStart.of(response), moved::addAndGet);
        body.set(Option.some(opened));
        return opened;
    }

    @Override
    public long moved() {
        return moved.get();
    }

    @Override
    public void end() {
        body.get().forEach(BlobBody::end);
    }
}
