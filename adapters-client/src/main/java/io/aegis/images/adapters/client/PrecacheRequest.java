package io.aegis.images.adapters.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aegis.images.application.PrecacheOrder;
import io.aegis.images.application.preparation.Need;

/** A precache as the service reads it: what was found in files goes along as references, each with who needs it. */
final class PrecacheRequest {

    static ObjectNode of(PrecacheOrder order) {
        var body = Questions.json().createObjectNode();
        var references = body.putArray("references");
        order.needs().forEach(need -> references.add(of(need)));
        EnsureBody.put(body, "policy", order.policy());
        EnsureBody.put(body, "platform", order.platform());
        EnsureBody.put(body, "credential", order.credential());
        EnsureBody.put(body, "tenant_id", order.by().tenant());
        EnsureBody.put(body, "correlation_id", order.by().correlation());
        return body.put("wait", order.waits());
    }

    private static ObjectNode of(Need need) {
        var object = Questions.json().createObjectNode();
        object.put("reference", need.reference().toString());
        object.put("policy", need.policy().toString());
        EnsureBody.put(object, "credential", need.credential());
        need.neededBy().forEach(object.putArray("needed_by")::add);
        return object;
    }

    private PrecacheRequest() {}
}
