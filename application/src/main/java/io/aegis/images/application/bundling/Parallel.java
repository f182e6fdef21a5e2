package io.aegis.images.application.bundling;

import io.aegis.images.application.running.SocketThreads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/** Does the same for many things, some at a time. */
final class Parallel {

    /** The answers in the order of the things. */
    static <T, R> List<R> map(List<T> things, int atATime, Function<T, R> work) {
        var places = new Semaphore(atATime, true);
        var running = new ArrayList<Future<R>>();
        try (var threads = SocketThreads.perTask("bundle", atATime)) {
            for (var thing : things) {
                places.acquireUninterruptibly();
                running.add(threads.submit(() -> {
                    try {
                        return work.apply(thing);
                    } finally {
                        places.release();
                    }
                }));
            }
        }
        return running.stream().map(Future::resultNow).toList();
    }

    private Parallel() {}
}
