package io.aegis.images.application;

/** Why nothing can begin: a node cannot be opened, or what it is to do makes no sense. */
public sealed interface StartProblem {

    /** One line: the thing and the cause. */
    String message();

    /** One line: what to do; empty where the message says it. */
    String remedy();

    /** A document, an option or a directory that cannot be used as it is. */
    record BadInput(String message, String remedy) implements StartProblem {}

    /** The store's disk is full. */
    record StoreFull(String message, String remedy) implements StartProblem {}
}
