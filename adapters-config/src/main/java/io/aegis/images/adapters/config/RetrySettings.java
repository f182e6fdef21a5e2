package io.aegis.images.adapters.config;

import io.aegis.images.application.settings.RetryRules;
import io.aegis.images.application.settings.RetryRules.Rule;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** {@code spec.images.retries}: for failures that can pass by themselves, and for no others. */
final class RetrySettings {

    static final List<String> CAN_PASS = List.of(
            "NetworkTimeout",
            "RateLimited",
            "RegistryUnreachable",
            "RegistryError",
            "RuntimeUnavailable",
            "Interrupted");

    static final Map<String, String> STAYS = Map.ofEntries(
            Map.entry("ImageNotFound", "the image stays missing until somebody pushes it"),
            Map.entry("AuthenticationFailed", "the same credential is refused again, and may get locked"),
            Map.entry("DiskFull", "the disk stays full until somebody frees space"),
            Map.entry("TlsUntrusted", "the certificate stays untrusted until somebody installs its CA"),
            Map.entry("PlatformMismatch", "the image stays built for another platform"),
            Map.entry("IntegrityViolation", "the image stays damaged until somebody pushes it again"),
            Map.entry("NotAnImage", "the reference keeps naming something else"),
            Map.entry("AccessDenied", "the caller's rights stay what they are"),
            Map.entry("Cancelled", "nobody waits for it any more"),
            Map.entry("RecordUnavailable", "nothing is pulled that cannot be recorded"));

    private static final Duration USUAL_DELAY = Duration.ofSeconds(2);
    private static final Duration USUAL_LONGEST_DELAY = Duration.ofMinutes(2);

    static RetryRules rules(Section retries, Quantities quantities) {
        var rules = new HashMap<String, Rule>();
        for (var field : retries.beside(List.of())) {
            var failure = field.path().substring(retries.path().length() + 1);
            rules.put(known(failure, field), rule(field.section(), quantities));
        }
        return new RetryRules(Map.copyOf(rules));
    }

    private static String known(String failure, Field field) {
        if (STAYS.containsKey(failure)) {
            throw field.problem("cannot be retried: " + Objects.requireNonNull(STAYS.get(failure)));
        }
        if (!CAN_PASS.contains(failure)) {
            var all = Stream.concat(CAN_PASS.stream(), STAYS.keySet().stream()).toList();
            throw field.problem("is not a failure class that can be retried" + Suggestion.question(failure, all) + " ("
                    + Words.list(CAN_PASS) + ")");
        }
        return failure;
    }

    private static Rule rule(Section rule, Quantities quantities) {
        rule.holdingOnly(List.of("attempts", "delay", "longest_delay"));
        var attempts = quantities.number(rule.require("attempts"), 20);
        var delay = quantities.duration(rule, "delay", USUAL_DELAY);
        return new Rule(attempts, delay, quantities.longest(rule, "longest_delay", USUAL_LONGEST_DELAY, delay));
    }

    private RetrySettings() {}
}
