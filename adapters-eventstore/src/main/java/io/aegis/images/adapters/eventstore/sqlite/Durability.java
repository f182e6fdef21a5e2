package io.aegis.images.adapters.eventstore.sqlite;

/** What a commit survives. */
public enum Durability {
    /** A killed process, not a power cut. */
    PROCESS("NORMAL"),
    /** A power cut too. */
    POWER("FULL");

    private final String synchronous;

    Durability(String synchronous) {
        this.synchronous = synchronous;
    }

    String pragma() {
        return "PRAGMA synchronous = " + synchronous;
    }
}
