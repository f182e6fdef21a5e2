package io.aegis.images.adapters.web.events;

import io.aegis.images.adapters.web.http.Connection;

/** Whether a client has hung up; seen at the latest with the next beat. */
final class Hangup {

    private volatile boolean seen;

    Hangup(Connection connection) {
        connection.onHangUp(() -> seen = true);
    }

    boolean isSeen() {
        return seen;
    }
}
