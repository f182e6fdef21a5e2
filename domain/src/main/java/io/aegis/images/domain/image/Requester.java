package io.aegis.images.domain.image;

import io.vavr.control.Option;

/** On whose behalf an image is asked for: what an auditor needs to join our record to the orchestrator's. */
public record Requester(Option<String> execution, Option<String> tenant, Option<String> correlation) {

    /** Nobody in particular: the node itself, or an operator at its command line. */
    public static final Requester NODE = new Requester(Option.none(), Option.none(), Option.none());

    private static final int LONGEST = 200;

    public Requester {
        if (!execution.forAll(Requester::isValid)
                || !tenant.forAll(Requester::isValid)
                || !correlation.forAll(Requester::isValid)) {
            throw new IllegalArgumentException("not an identifier of an execution, tenant or correlation");
        }
    }

    /** Whether the text can identify an execution, a tenant or a correlation: 1 to 200 printable ASCII characters. */
    public static boolean isValid(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    public static Requester execution(String execution) {
        return new Requester(Option.some(execution), Option.none(), Option.none());
    }

    /** The same under this correlation, unless it has one. */
    public Requester correlatedIfNot(String id) {
        return correlation.isDefined() ? this : new Requester(execution, tenant, Option.some(id));
    }
}
