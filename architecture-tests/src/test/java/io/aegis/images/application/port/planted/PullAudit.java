package io.aegis.images.application.port.planted;

import java.util.List;

/** A port that keeps its failures to itself. */
interface PullAudit {
    List<String> find();
}
