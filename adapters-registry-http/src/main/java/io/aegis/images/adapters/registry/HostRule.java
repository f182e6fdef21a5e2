package io.aegis.images.adapters.registry;

import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;

/**
 * What one table of {@code registries.conf}, or one key of {@code daemon.json}, says of a host.
 *
 * @param prefix the host, or the host and the beginning of a repository, that it speaks of; {@code *.example.com} for all
 *     hosts below
 * @param location what is asked instead; the prefix itself where nothing else is said
 * @param insecure spoken to without TLS, or with TLS that proves nothing
 * @param blocked the engine pulls nothing from there
 */
record HostRule(String prefix, String location, boolean insecure, boolean blocked, List<Mirror> mirrors) {

    HostRule {
        mirrors = List.copyOf(mirrors);
    }

    /** @param location a host, or a host and the beginning of a path */
    record Mirror(String location, boolean insecure, Use use) {}

    /** Which references a mirror is asked for. */
    enum Use {
        ALL,
        DIGEST_ONLY,
        TAG_ONLY;

        boolean fits(boolean byDigest) {
            return this == ALL || (this == DIGEST_ONLY) == byDigest;
        }
    }

    /** By whole segments: {@code reg/team} covers {@code reg/team/a}, and not {@code reg/teamwork}. */
    boolean covers(String name) {
        return prefix.startsWith("*.")
                ? hostOf(name).endsWith(prefix.substring(1))
                : name.equals(prefix) || name.startsWith(prefix + "/");
    }

    /** The name behind the prefix, with what else stands in the place of the prefix. */
    String moved(String name, String to) {
        return to + (prefix.startsWith("*.") ? name.substring(hostOf(name).length()) : name.substring(prefix.length()));
    }

    /** The closest rule, as Podman chooses: the longest prefix that covers. */
    static Option<HostRule> closest(List<HostRule> rules, String name) {
        return Option.ofOptional(rules.stream()
                .filter(rule -> rule.covers(name))
                .max(Comparator.comparingInt(rule -> rule.prefix.length())));
    }

    private static String hostOf(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }
}
