package io.aegis.images.adapters.eventstore.json;

import io.aegis.images.application.record.DecisionTrace;
import java.util.HashMap;
import java.util.Map;

/** What goes with an event beside its facts: names and texts, one of them the decision trace. */
public final class MetadataJson {

    /** The name of the decision trace, whose text is {@link TraceJson}. */
    public static final String TRACE = "trace";

    public static String write(Map<String, String> metadata) {
        var json = Json.object();
        metadata.forEach(json::put);
        return json.toString();
    }

    /** @throws Unreadable when it is no object of texts */
    public static Map<String, String> read(String json) {
        var fields = Json.readObject(json);
        var metadata = new HashMap<String, String>();
        fields.node().fieldNames().forEachRemaining(name -> metadata.put(name, fields.text(name)));
        return Map.copyOf(metadata);
    }

    /** Empty when the metadata holds no trace. */
    public static DecisionTrace trace(String json) {
        return Json.readObject(json).optionalText(TRACE).map(TraceJson::read).getOrElse(DecisionTrace.EMPTY);
    }

    private MetadataJson() {}
}
