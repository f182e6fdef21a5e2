package io.aegis.images.adapters.registry;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;

/** What becomes of an answer's body while it comes. */
interface Reading extends BodyHandler<byte[]> {

    /** How much has come so far, of what is worth waiting for. */
    long moved();

    /** From here on nothing is taken any more. */
    void end();

    /** The whole of it, kept in memory. */
    static Reading inMemory(int largest) {
        return new Reading() {
            @Override
            public BodySubscriber<byte[]> apply(ResponseInfo response) {
                return new BoundedBody(largest);
            }

            @Override
            public long moved() {
                return 0;
            }

            @Override
            public void end() {}
        };
    }
}
