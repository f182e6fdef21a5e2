package io.aegis.images.domain.platformimage;

import io.aegis.images.domain.platformimage.PushedRef.Main;
import io.aegis.images.domain.platformimage.PushedRef.Version;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How AEGIS tags its own images. The main branch gives {@code latest} and {@code sha-0a1b2c3}; a release {@code 1.2.3},
 * and {@code 1.2} and {@code 1} while it is the newest of their line; a pre-release its own tag alone. No tag carries a
 * {@code v}, and no floating tag ever goes back.
 */
public final class TaggingStrategy {

    public static final String LATEST = "latest";

    /**
     * The tags that a build must push.
     *
     * @param commit what the build was made from
     * @param existing the repository's tags so far, or the source's
     */
    public static List<String> tagsFor(PushedRef ref, CommitSha commit, Collection<String> existing) {
        return switch (ref) {
            case Main _ -> List.of(LATEST, commit.tag());
            case Version(var version) when !version.isRelease() -> List.of(version.toString());
            case Version(var version) -> release(version, Releases.toldBy(existing));
        };
    }

    private static List<String> release(SemanticVersion version, Releases releases) {
        var floating = Stream.of(version.minorLine(), version.majorLine())
                .filter(line -> !releases.holdsNewerThan(version, line));
        return Stream.concat(Stream.of(version.toString()), floating).toList();
    }

    private TaggingStrategy() {}
}
