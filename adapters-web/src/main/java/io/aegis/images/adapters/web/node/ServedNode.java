package io.aegis.images.adapters.web.node;

import io.aegis.images.application.ImageNode;
import io.aegis.images.application.TimedImages;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.port.HealthCheck;
import io.aegis.images.application.service.ServiceIdentity;
import java.time.InstantSource;

/**
 * A node and what its service needs besides.
 *
 * @param readiness whether the runtime answers and the store can be written; quick
 * @param recording through which the node records
 */
public record ServedNode(
        ImageNode node,
        ServiceIdentity identity,
        Documents documents,
        HealthCheck readiness,
        TimedImages recording,
        InstantSource clock) {}
