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

    private Unusable(Option<Integer> line, String problem) {
        super(problem, null, false, false);
        this.line = line;
        this.problem = problem;
    }

    static Unusable at(int line, String problem) {
        return new Unusable(Option.some(line), problem);
    }

    static Unusable altogether(String problem) {
        return new Unusable(Option.none(), problem);
    }

    BadDocument in(String document) {
        return new BadDocument(Words.document(document), line, problem);
    }
}
