package io.aegis.images.application.runtimes;

import io.aegis.images.application.running.SocketThreads;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Puts a question about each of several subjects, a few at a time, and about equal ones once. */
final class FewAtATime {

    private static final int FEW = 4;

    /** The answers in the order of the subjects. */
    static <S, A> List<A> answers(List<S> subjects, Function<S, A> question) {
        try (var workers = SocketThreads.atMost(FEW, "runtimes")) {
            var asked = new HashMap<S, CompletableFuture<A>>();
            var answers = subjects.stream()
                    .map(subject -> asked.computeIfAbsent(
                            subject, one -> CompletableFuture.supplyAsync(() -> question.apply(one), workers)))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    private FewAtATime() {}
}
