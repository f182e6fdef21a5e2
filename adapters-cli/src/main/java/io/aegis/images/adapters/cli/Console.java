package io.aegis.images.adapters.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.time.ZoneId;

/**
 * What the command line talks through.
 *
 * @param terminal whether {@code err} is a terminal, which lines can be redrawn on
 * @param columns the terminal's width; 80 where there is none
 * @param zone in which people read times
 */
public record Console(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        int columns,
        ZoneId zone,
        InstantSource clock) {}
