package io.aegis.images.adapters.cli;

import io.vavr.control.Option;
import java.io.Console;

/** Asks at this process's own terminal. */
final class TerminalPrompt implements Prompt {
    private final Console terminal;

    TerminalPrompt(Console terminal) {
        this.terminal = terminal;
    }

    @Override
    public Option<String> ask(String question) {
        return Option.<String>of(terminal.readLine("%s", question)).filter(typed -> !typed.isEmpty());
    }

    @Override
    public Option<String> askHidden(String question) {
        return Option.<char[]>of(terminal.readPassword("%s", question))
                .map(String::new)
                .filter(typed -> !typed.isEmpty());
    }
}
