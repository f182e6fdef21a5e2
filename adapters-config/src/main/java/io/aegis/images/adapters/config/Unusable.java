package io.aegis.images.adapters.config;

import io.aegis.images.application.port.BadDocument;
import io.vavr.control.Option;

/**
 * The first thing wrong with a document. Thrown, so that readers read straight down a document as long as it is good;
 * never leaves this package.
 */
final class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Option<Integer> line;
    private final String problem;
    private final transient Option<String> remedy;

    private Unusable(Option<Integer> line, String problem, Option<String> remedy) {
        super(problem, null, false, false);
        this.line = line;
        this.problem = problem;
        this.remedy = remedy;
    }

    /** To be corrected there. */
    static Unusable at(int line, String problem) {
        return new Unusable(Option.some(line), problem, Option.none());
    }

    /** To be corrected. */
    static Unusable altogether(String problem) {
        return new Unusable(Option.none(), problem, Option.none());
    }

    static Unusable altogether(String problem, String remedy) {
        return new Unusable(Option.none(), problem, Option.some(remedy));
    }

    BadDocument in(String document) {
        var name = Words.document(document);
        return remedy.map(known -> new BadDocument(name, line, problem, known))
                .getOrElse(() -> new BadDocument(name, line, problem));
    }
}
