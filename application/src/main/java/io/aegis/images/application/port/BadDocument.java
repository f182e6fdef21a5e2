package io.aegis.images.application.port;

import io.vavr.control.Option;

/**
 * Why a document cannot be used.
 *
 * @param document the file's name as it was given, or what else the text came from
 * @param line 1 for the first; empty when no line is to blame
 * @param remedy what to do, in one line
 */
public record BadDocument(String document, Option<Integer> line, String problem, String remedy) {

    /** Of one that is to be corrected where the problem is. */
    public BadDocument(String document, Option<Integer> line, String problem) {
        this(
                document,
                line,
                problem,
                "correct " + line.map(number -> "line " + number + " of ").getOrElse("") + document);
    }

    /** One line: {@code agent.yaml:7: spec.runtime.language 'python' needs spec.runtime.version}. */
    public String message() {
        return document + line.map(number -> ":" + number).getOrElse("") + ": " + problem;
    }
}
