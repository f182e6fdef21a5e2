package io.aegis.images.adapters.web.api;

import io.aegis.images.adapters.web.http.Answer;
import io.aegis.images.adapters.web.http.Problem;
import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.publication.EnsureDocuments;
import io.aegis.images.domain.image.ImageEvent.ImagePullCompleted;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;

/** The answers to an ensure: one document for one image, and a list for a manifest that needs more, or none. */
final class EnsureAnswers {

    static Answer of(List<Either<EnsureFailure, ImagePullCompleted>> answers) {
        return Option.ofOptional(answers.stream().filter(Either::isLeft).findFirst())
                .map(failed -> failed(answers, failed.getLeft()))
                .getOrElse(() -> Answer.ok(document(answers)));
    }

    /** The first failure is the whole's; one of several does not hide what became of the others. */
    private static Answer failed(List<Either<EnsureFailure, ImagePullCompleted>> answers, EnsureFailure first) {
        var problem = Problem.of(first.failure()).with(document(answers));
        return Answer.problem(first.retryAfter()
                .map(after -> problem.with("Retry-After", Long.toString(seconds(after))))
                .getOrElse(problem));
    }

    private static Document document(List<Either<EnsureFailure, ImagePullCompleted>> answers) {
        var documents = answers.stream().map(EnsureAnswers::document).toList();
        return documents.size() == 1 ? documents.getFirst() : new Document().with("images", documents);
    }

    static Document document(Either<EnsureFailure, ImagePullCompleted> answer) {
        return answer.fold(EnsureDocuments::failed, EnsureDocuments::completed);
    }

    /** Rounded up: who waits that long does not come too early. */
    private static long seconds(Duration after) {
        return after.plusMillis(999).toSeconds();
    }

    private EnsureAnswers() {}
}
