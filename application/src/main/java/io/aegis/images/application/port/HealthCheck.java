package io.aegis.images.application.port;

import java.util.List;

/** One thing of the node that {@code doctor} looks at. Blocks for a few seconds at most; throws nothing. */
public interface HealthCheck {

    List<Finding> examine();

    /**
     * What was found.
     *
     * @param subject the thing, one or two words: {@code runtime}, {@code store}
     * @param finding one line: how it is
     * @param remedy one line: what to do; empty when all is well
     */
    record Finding(String subject, Status status, String finding, String remedy) {
        public static Finding ok(String subject, String finding) {
            return new Finding(subject, Status.OK, finding, "");
        }
    }

    enum Status {
        OK,
        WARNING,
        FAILURE
    }
}
