package io.aegis.images.adapters.cli;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a terminal who types a name when asked openly, and a secret when asked without showing it. */
record Typed(String name, String secret, List<String> questions) implements Prompt {
    Typed(String name, String secret) {
        this(name, secret, new ArrayList<>());
    }

    @Override
    public Option<String> ask(String question) {
        questions.add(question);
        return Option.some(name).filter(typed -> !typed.isEmpty());
    }

    @Override
    public Option<String> askHidden(String question) {
        questions.add(question);
        return Option.some(secret).filter(typed -> !typed.isEmpty());
    }
}
