package io.aegis.images.adapters.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.application.EnsureRequest;
import io.vavr.control.Option;

/** A request as the service reads it. */
final class EnsureBody {

    static ObjectNode of(EnsureRequest request) {
        var body = Questions.json().createObjectNode();
        body.put("reference", request.reference().toString());
        body.put("policy", request.policy().toString());
        put(body, "platform", request.platform());
        put(body, "timeout", request.timeout().map(limit -> Math.max(1, limit.toSeconds()) + "s"));
        put(body, "credential", request.credential());
        put(body, "execution_id", request.by().execution());
        put(body, "tenant_id", request.by().tenant());
        put(body, "correlation_id", request.by().correlation());
        return body;
    }

    static void put(ObjectNode body, String name, Option<?> value) {
        value.forEach(given -> body.put(name, given.toString()));
    }

    private EnsureBody() {}
}
