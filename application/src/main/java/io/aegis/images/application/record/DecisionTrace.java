package io.aegis.images.application.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How an answer came about, step by step: what was asked, how it resolved, what was seen, what followed. No secrets. */
public record DecisionTrace(List<Step> steps) {

    public static final DecisionTrace EMPTY = new DecisionTrace(List.of());

    /**
     * One step.
     *
     * @param after since the request was made
     * @param stage one word: asked, resolved, seen, credential, queued, joined, pulled, decided
     */
    public record Step(Duration after, String stage, String text) {}

    public DecisionTrace with(Duration after, String stage, String text) {
        var longer = new ArrayList<>(steps);
        longer.add(new Step(after, stage, text));
        return new DecisionTrace(List.copyOf(longer));
    }
}
