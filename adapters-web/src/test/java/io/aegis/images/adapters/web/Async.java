package io.aegis.images.adapters.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Callers on threads of their own; an answer that never comes is an exception in the end. */
final class Async {

    static <T> CompletableFuture<T> run(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task))
                .orTimeout(30, TimeUnit.SECONDS);
    }

    private Async() {}
}
