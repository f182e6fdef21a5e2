package io.aegis.images.adapters.registry;

import java.util.List;
import java.util.stream.Stream;

/**
 * What an engine's own files say of registries.
 *
 * @param rules by prefix; the closest counts
 * @param insecureNetworks address ranges, {@code 10.0.0.0/8}, whose hosts are insecure
 * @param problems one line each: what could not be read, and has no effect
 */
record EngineSays(List<HostRule> rules, List<Network> insecureNetworks, List<String> problems) {

    static final EngineSays NOTHING = new EngineSays(List.of(), List.of(), List.of());

    EngineSays {
        rules = List.copyOf(rules);
        insecureNetworks = List.copyOf(insecureNetworks);
        problems = List.copyOf(problems);
    }

    boolean isInsecure(Authority host) {
        return HostRule.closest(rules, host.toString()).exists(HostRule::insecure)
                || mirrors()
                        .anyMatch(
                                mirror -> mirror.insecure() && mirror.location().equals(host.toString()))
                || insecureNetworks.stream().anyMatch(network -> network.holds(host.host()));
    }

    private Stream<HostRule.Mirror> mirrors() {
        return rules.stream().flatMap(rule -> rule.mirrors().stream());
    }
}
