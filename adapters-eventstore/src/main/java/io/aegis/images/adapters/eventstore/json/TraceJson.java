package io.aegis.images.adapters.eventstore.json;

import io.aegis.images.application.record.DecisionTrace;
import io.aegis.images.application.record.DecisionTrace.Step;
import java.util.ArrayList;
import java.util.List;

/** Decision traces as they are stored: a list of steps. */
public final class TraceJson {

    public static String write(DecisionTrace trace) {
        var steps = Json.array();
        for (var step : trace.steps()) {
            steps.addObject()
                    .put("after", step.after().toString())
                    .put("stage", step.stage())
                    .put("text", step.text());
        }
        return steps.toString();
    }

    /** @throws Unreadable when it is no such list */
    public static DecisionTrace read(String json) {
        var steps = new ArrayList<Step>();
        for (var step : Json.read(json)) {
            var fields = new Fields(step);
            steps.add(new Step(fields.value("after", Json::duration), fields.text("stage"), fields.text("text")));
        }
        return new DecisionTrace(List.copyOf(steps));
    }

    private TraceJson() {}
}
