package io.aegis.images.adapters.cli;

import io.vavr.control.Option;

/** Asks whoever sits at the terminal. */
public interface Prompt {

    /** Nobody is there. */
    Prompt NOBODY = new Prompt() {
        @Override
        public Option<String> ask(String question) {
            return Option.none();
        }

        @Override
        public Option<String> askHidden(String question) {
            return Option.none();
        }
    };

    /** That of this process, where its input and output are a terminal; else {@link #NOBODY}. */
    static Prompt ofThisProcess() {
        return Option.<java.io.Console>of(System.console())
                .filter(java.io.Console::isTerminal)
                .<Prompt>map(TerminalPrompt::new)
                .getOrElse(NOBODY);
    }

    /** What was typed; empty when nothing was, or nobody is there. */
    Option<String> ask(String question);

    /** The same for what nobody else may read: it is not shown while it is typed. */
    Option<String> askHidden(String question);
}
