package io.aegis.images.adapters.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;

/**
 * What the command line talks through.
 *
 * @param terminal whether {@code err} is a terminal, which lines can be redrawn on
 * @param columns the terminal's width; 80 where there is none
 * @param zone in which people read times
 * @param environment where {@code login} finds the variables that hold a user name or a password
 * @param prompt whom {@code login} asks for what was not given
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        int columns,
        ZoneId zone,
        InstantSource clock,
        Map<String, String> environment,
        Prompt prompt) {

    public Console {
        environment = Map.copyOf(environment);
    }

    /** Without variables, and with nobody who could be asked. */
    public Console(
            InputStream in,
            PrintStream out,
            PrintStream err,
            boolean terminal,
            int columns,
            ZoneId zone,
            InstantSource clock) {
        this(in, out, err, terminal, columns, zone, clock, Map.of(), Prompt.NOBODY);
    }

    /** Variables may be secrets. */
    @Override
    public String toString() {
        return "Console[" + columns + " columns]";
    }
}
