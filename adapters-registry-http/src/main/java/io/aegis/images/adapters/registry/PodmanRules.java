package io.aegis.images.adapters.registry;

import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.Comparator;
import java.util.List;

/** Podman's {@code registries.conf}, version 2: what holds for a host, a repository, or all below either. */
final class PodmanRules implements EngineRules {

    private final List<Entry> entries;

    PodmanRules(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * A table {@code [[registry]]}.
     *
     * @param prefix what it holds for; {@code *.example.com} for all hosts below
     * @param location what stands in the prefix's place; empty where that is the prefix itself
     */
    record Entry(
            String prefix,
            String location,
            boolean insecure,
            boolean blocked,
            boolean mirrorsByDigestOnly,
            List<Alternative> mirrors) {

        Entry {
            mirrors = List.copyOf(mirrors);
        }

        /** As Podman compares: what follows the prefix begins a port, a path, a tag or a digest. */
        boolean covers(String name) {
            if (prefix.startsWith("*.")) {
                return matchesBelow(Location.host(name));
            }
            return name.startsWith(prefix)
                    && (name.length() == prefix.length() || ":/@".indexOf(name.charAt(prefix.length())) >= 0);
        }

        private boolean matchesBelow(String host) {
            var suffix = prefix.substring(1);
            return host.endsWith(suffix) && host.length() > suffix.length();
        }

        String rewritten(String name, String other) {
            if (other.isEmpty()) {
                return name;
            }
            return prefix.startsWith("*.")
                    ? other + name.substring(Location.host(name).length())
                    : other + name.substring(prefix.length());
        }
    }

    /** A table {@code [[registry.mirror]]}. */
    record Alternative(String location, boolean insecure, Use use) {}

    /** What a mirror is asked for, {@code pull-from-mirror}. */
    enum Use {
        ALL,
        DIGESTS,
        TAGS
    }

    @Override
    public List<Mirror> mirrors(ImageReference reference) {
        return entry(reference.name())
                .map(entry -> entry.mirrors().stream()
                        .filter(mirror -> isMeant(entry, mirror, reference))
                        .map(mirror ->
                                new Mirror(entry.rewritten(reference.name(), mirror.location()), mirror.insecure()))
                        .toList())
                .getOrElse(List.of());
    }

    @Override
    public String location(String name) {
        return entry(name).map(entry -> entry.rewritten(name, entry.location())).getOrElse(name);
    }

    @Override
    public boolean blocks(String name) {
        return entry(name).exists(Entry::blocked);
    }

    @Override
    public boolean isInsecure(String name) {
        return entry(name).exists(Entry::insecure);
    }

    private static boolean isMeant(Entry entry, Alternative mirror, ImageReference reference) {
        var byDigest = reference.digest().isDefined();
        return switch (mirror.use()) {
            case ALL -> byDigest || !entry.mirrorsByDigestOnly();
            case DIGESTS -> byDigest;
            case TAGS -> !byDigest;
        };
    }

    /** The longest prefix that covers it. */
    private Option<Entry> entry(String name) {
        return Option.ofOptional(entries.stream()
                .filter(entry -> entry.covers(name))
                .max(Comparator.comparingInt(entry -> entry.prefix().length())));
    }
}
