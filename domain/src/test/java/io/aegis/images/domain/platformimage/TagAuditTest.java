package io.aegis.images.domain.platformimage;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.domain.platformimage.TagBreach.Astray;
import io.aegis.images.domain.platformimage.TagBreach.LatestMissing;
import io.aegis.images.domain.platformimage.TagBreach.LatestNotFromMain;
import io.aegis.images.domain.platformimage.TagBreach.LineMissing;
import io.aegis.images.domain.platformimage.TagBreach.NoCommit;
import io.aegis.images.domain.platformimage.TagBreach.NoRelease;
import io.aegis.images.domain.platformimage.TagBreach.PreReleaseBehind;
import io.aegis.images.domain.platformimage.TagBreach.VPrefix;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagAuditTest {

    private static final String FROM_MAIN = "latest=9 sha-0a1b2c3=9 ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha-1111111=1",
                "1.2.3=a 1.2=a 1=a",
                "1.2.3=a 1.2.4=b 1.2=b 1=b",
                "1.2.9=a 1.2.10=b 1.2=b 1=b",
                "1.2.4=a 1.3.0=b 1.2=a 1.3=b 1=b 2.0.0=c 2.0=c 2=c",
                "1.2.3=a 1.2=a 1=a 1.2.4-rc.1=b",
                "1.2.3-rc.1=a 1.2.3=a 1.2=a 1=a",
                "0.9.0-pre-alpha=a",
                "dev=a buildcache=b sha256-aa.sig=c v=d vnext=e"
            })
    void findsNothingWhereTheStrategyIsFollowed(String tags) {
        assertThat(TagAudit.of(published(FROM_MAIN + tags))).isEmpty();
    }

    @Test
    void findsAFloatingTagThatIsNotTheNewestOfItsLine() {
        assertThat(found("1.2.3=a 1.2.4=b 1.2=a 1=b"))
                .containsExactly(new Astray("1.2", version("1.2.4"), some("1.2.3")));
        assertThat(found("1.2.3=a 1.2=b 1=a")).containsExactly(new Astray("1.2", version("1.2.3"), Option.none()));
        assertThat(found("1.2.3=a 1.3.0=b 1.2=a 1.3=b 1=a"))
                .containsExactly(new Astray("1", version("1.3.0"), some("1.2.3")));
    }

    @Test
    void findsAPreReleaseBehindAFloatingTag() {
        assertThat(found("1.2.3=a 1.3.0-rc.1=b 1.2=a 1=b"))
                .containsExactly(new PreReleaseBehind("1", version("1.3.0-rc.1"), some("1.2.3")));
        assertThat(found("0.9.0-pre-alpha=a 0.9=a 0=a"))
                .containsExactly(
                        new PreReleaseBehind("0", version("0.9.0-pre-alpha"), Option.none()),
                        new PreReleaseBehind("0.9", version("0.9.0-pre-alpha"), Option.none()));
        assertThat(TagAudit.of(published("latest=a 1.0.0-rc.1=a")))
                .containsExactly(new PreReleaseBehind("latest", version("1.0.0-rc.1"), Option.none()));
    }

    @Test
    void findsALineWithoutItsFloatingTag() {
        assertThat(found("1.2.3=a 1.1.0=b 1=a 1.1=b")).containsExactly(new LineMissing("1.2", version("1.2.3")));
    }

    @Test
    void findsAFloatingTagWithoutItsRelease() {
        assertThat(found("1.2=a")).containsExactly(new NoRelease("1.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.2.3", "v1.2", "v1", "v1.2.3-rc.1"})
    void findsAPrefix(String tag) {
        assertThat(found(tag + "=a")).containsExactly(new VPrefix(tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sha-", "sha-0a1b2c", "sha-0a1b2c3d", "sha-0A1B2C3"})
    void findsATagThatIsNoCommits(String tag) {
        assertThat(found(tag + "=a")).containsExactly(new NoCommit(tag));
    }

    @Test
    void findsThatNobodyKnowsWhichCommitLatestIs() {
        assertThat(TagAudit.of(published("sha-0a1b2c3=a"))).containsExactly(new LatestMissing());
        assertThat(TagAudit.of(published(""))).containsExactly(new LatestMissing());
        assertThat(TagAudit.of(published("latest=b sha-0a1b2c3=a"))).containsExactly(new LatestNotFromMain());
        assertThat(TagAudit.of(published("latest=a sha-0a1b2c3d=a")))
                .containsExactly(new LatestNotFromMain(), new NoCommit("sha-0a1b2c3d"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3=a 1.2.4=b 1.2=a 1=b, tag 1.2.4 as 1.2 again",
        "0.9.0-rc.1=a 0.9=a 0=a, delete 0: its first release brings it back",
        "v1.2.3=a, 'push it as 1.2.3, and delete v1.2.3 once nobody asks for it'",
    })
    void saysWhatToDo(String tags, String remedy) {
        assertThat(found(tags).getFirst().remedy()).isEqualTo(remedy);
    }

    @Test
    void findsNothingInWhatTheStrategyItselfPushes() {
        var tags = new ArrayList<PublishedTag>(published(FROM_MAIN));
        var versions = List.of("1.0.0", "1.1.0-rc.1", "1.1.0", "1.0.1", "2.0.0", "1.1.1", "1.0.2", "2.0.0-rc.9");
        for (int build = 0; build < versions.size(); build++) {
            var digest = digest((char) ('0' + build));
            var pushed = TaggingStrategy.tagsFor(
                    new PushedRef.Version(version(versions.get(build))),
                    new CommitSha("0a1b2c3"),
                    tags.stream().map(PublishedTag::tag).toList());
            tags.removeIf(tag -> pushed.contains(tag.tag()));
            pushed.forEach(tag -> tags.add(new PublishedTag(tag, digest)));
            assertThat(TagAudit.of(tags)).as(versions.get(build)).isEmpty();
        }
    }

    private static List<TagBreach> found(String tags) {
        return TagAudit.of(published(FROM_MAIN + tags));
    }

    /** {@code latest=a}: the tag, and a digit that tells its digest from others. */
    private static List<PublishedTag> published(String tags) {
        return Stream.of(tags.split(" "))
                .filter(tag -> !tag.isBlank())
                .map(tag -> tag.split("="))
                .map(tag -> new PublishedTag(tag[0], digest(tag[1].charAt(0))))
                .toList();
    }

    private static Digest digest(char digit) {
        return new Digest("sha256:" + String.valueOf(digit).repeat(64));
    }

    private static SemanticVersion version(String text) {
        return SemanticVersion.parse(text).get();
    }

    private static Option<SemanticVersion> some(String text) {
        return SemanticVersion.parse(text);
    }
}
