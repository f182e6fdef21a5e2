package io.aegis.images.adapters.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.application.publication.Document;
import io.vavr.control.Option;
import java.util.List;
import java.util.Map;

/** Documents as they came. */
final class FromJson {

    static Document document(JsonNode object) {
        var document = new Document();
        Map<?, ?> fields = Questions.json().convertValue(object, Map.class);
        fields.forEach((name, value) -> document.with(name.toString(), Option.of(value)));
        return document;
    }

    static List<Document> documents(JsonNode list) {
        return list.valueStream().map(FromJson::document).toList();
    }

    private FromJson() {}
}
