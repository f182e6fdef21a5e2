package io.aegis.images.adapters.bundle;

import io.aegis.images.domain.content.ContentHash;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The file {@code SHA256SUMS}, as sha256sum writes and checks it: every file of a bundle but itself and its signature. */
record Sums(Map<String, Digest> byName) {

    private static final String ALGORITHM = "sha256:";
    private static final int HEX = 64;

    static Sums read(byte[] content) throws Hostile {
        var sums = new LinkedHashMap<String, Digest>();
        for (var line : new String(content, StandardCharsets.UTF_8).split("\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            var digest =
                    line.length() > HEX + 2 ? Digest.parse(ALGORITHM + line.substring(0, HEX)) : Option.<Digest>none();
            if (digest.isEmpty()
                    || !line.startsWith("  ", HEX)
                    || sums.put(line.substring(HEX + 2), digest.get()) != null) {
                throw new Hostile(Layout.SUMS + " has a line that is no checksum");
            }
        }
        return new Sums(sums);
    }

    byte[] write() {
        return byName.entrySet().stream()
                .map(sum -> sum.getValue().value().substring(ALGORITHM.length()) + "  " + sum.getKey() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** That the checksums name all files, and no others, and each blob by its own digest. */
    void mustName(TarDirectory directory) throws Hostile {
        int named = 0;
        for (var entry : directory.entries()) {
            if (entry.name().equals(Layout.SUMS) || entry.name().equals(Layout.SIGNATURE)) {
                continue;
            }
            var sum = Option.<Digest>of(byName.get(entry.name()))
                    .getOrElseThrow(
                            () -> new Hostile("it holds " + entry.name() + ", which its checksums do not name"));
            if (Layout.digest(entry.name()).exists(digest -> !digest.equals(sum))) {
                throw new Hostile("its checksums contradict the name of " + entry.name());
            }
            named++;
        }
        if (named != byName.size()) {
            throw new Hostile("a file is missing that its checksums name");
        }
    }

    void mustMatch(String name, byte[] content) throws Hostile {
        if (!Option.<Digest>of(byName.get(name)).contains(ContentHash.sha256(content))) {
            throw new Hostile(name + " is not what its checksum says");
        }
    }
}
