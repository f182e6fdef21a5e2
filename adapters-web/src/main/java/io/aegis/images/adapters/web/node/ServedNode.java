package io.aegis.images.adapters.web.node;

import io.aegis.images.application.ImageNode;
import io.aegis.images.application.TimedImages;
import io.aegis.images.application.port.DeliveryCursors;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.port.HealthCheck;
import io.aegis.images.application.service.ServiceIdentity;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A node and what its service needs besides.
 *
 * @param readiness whether the runtime answers and the store can be written; quick
 * @param recording through which the node records
 * @param environment where OpenTelemetry's variables are looked for
 * @param cursors how far receivers of its events were told
 * @param log takes each line of the service's log, without its end
 */
public record ServedNode(
        ImageNode node,
        ServiceIdentity identity,
        Documents documents,
        HealthCheck readiness,
        TimedImages recording,
        InstantSource clock,
        Map<String, String> environment,
        DeliveryCursors cursors,
        Consumer<String> log) {}
