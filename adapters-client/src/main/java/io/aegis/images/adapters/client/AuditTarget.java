package io.aegis.images.adapters.client;

import io.aegis.images.application.record.AuditQuery;
import io.vavr.control.Option;

/** Filters as the service reads them. */
final class AuditTarget {

    static String of(AuditQuery query) {
        return "?limit=" + query.limit()
                + part("node", query.node())
                + part("image", query.reference())
                + part("execution", query.execution())
                + part("tenant", query.tenant())
                + part("pull", query.pull())
                + part("outcome", query.outcome())
                + part("credential_source", query.credentialSource().map(source -> source.name()))
                + part("since", query.since())
                + part("until", query.until())
                + part("before", query.before());
    }

    private static String part(String name, Option<?> value) {
        return Target.parameter(name, value).map("&"::concat).getOrElse("");
    }

    private AuditTarget() {}
}
