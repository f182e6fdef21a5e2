package io.aegis.images.domain.platformimage;

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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a repository's tags are such as the {@link TaggingStrategy} would have left them. Other tags are passed over. */
public final class TagAudit {

    private final Map<String, Digest> tags;
    private final Releases releases;

    private TagAudit(Map<String, Digest> tags) {
        this.tags = tags;
        this.releases = Releases.tagged(tags.keySet());
    }

    /** Empty where all of them follow the strategy. */
    public static List<TagBreach> of(Collection<PublishedTag> published) {
        var tags = published.stream()
                .collect(Collectors.toMap(PublishedTag::tag, PublishedTag::digest, (first, _) -> first, TreeMap::new));
        return new TagAudit(tags).breaches();
    }

    private List<TagBreach> breaches() {
        return Stream.of(latest(), spelling(), floating(), missing())
                .flatMap(found -> found)
                .toList();
    }

    private Stream<TagBreach> latest() {
        var latest = digest(TaggingStrategy.LATEST);
        if (latest.isEmpty()) {
            return Stream.of(new LatestMissing());
        }
        var isOfACommit =
                sharing(latest.get()).anyMatch(tag -> CommitSha.TAG.matcher(tag).matches());
        return isOfACommit
                ? Stream.empty()
                : Stream.of(preRelease(latest.get())
                        .<TagBreach>map(behind -> new PreReleaseBehind(TaggingStrategy.LATEST, behind, Option.none()))
                        .getOrElse(LatestNotFromMain::new));
    }

    private Stream<TagBreach> spelling() {
        return tags.keySet().stream()
                .flatMap(tag -> isVersionWithPrefix(tag)
                        ? Stream.of(new VPrefix(tag))
                        : isOddCommit(tag) ? Stream.of(new NoCommit(tag)) : Stream.empty());
    }

    private static boolean isVersionWithPrefix(String tag) {
        var rest = tag.startsWith("v") ? tag.substring(1) : "";
        return SemanticVersion.parse(rest).isDefined() || isLine(rest);
    }

    private static boolean isOddCommit(String tag) {
        return tag.startsWith("sha-") && !CommitSha.TAG.matcher(tag).matches();
    }

    private Stream<TagBreach> floating() {
        return tags.entrySet().stream()
                .filter(entry -> isLine(entry.getKey()))
                .flatMap(entry -> floating(entry.getKey(), entry.getValue()));
    }

    private Stream<TagBreach> floating(String tag, Digest behind) {
        var newest = releases.newestOf(tag);
        if (newest.exists(release -> digest(release.toString()).contains(behind))) {
            return Stream.empty();
        }
        return Stream.of(preRelease(behind)
                .<TagBreach>map(version -> new PreReleaseBehind(tag, version, newest))
                .orElse(() -> newest.map(release -> new Astray(tag, release, release(behind))))
                .getOrElse(() -> new NoRelease(tag)));
    }

    private Stream<TagBreach> missing() {
        return releases.all().stream()
                .flatMap(release -> Stream.of(release.minorLine(), release.majorLine()))
                .distinct()
                .filter(line -> !tags.containsKey(line))
                .map(line -> new LineMissing(line, releases.newestOf(line).get()));
    }

    private static boolean isLine(String tag) {
        return Releases.isMinorLine(tag) || Releases.isMajorLine(tag);
    }

    private Option<Digest> digest(String tag) {
        return Option.of(tags.get(tag));
    }

    private Stream<String> sharing(Digest digest) {
        return tags.entrySet().stream()
                .filter(entry -> entry.getValue().equals(digest))
                .map(Map.Entry::getKey);
    }

    /** Only where no release is behind it too. */
    private Option<SemanticVersion> preRelease(Digest digest) {
        return versions(digest).anyMatch(SemanticVersion::isRelease)
                ? Option.none()
                : Option.ofOptional(versions(digest).max(SemanticVersion::compareTo));
    }

    private Option<SemanticVersion> release(Digest digest) {
        return Option.ofOptional(
                versions(digest).filter(SemanticVersion::isRelease).max(SemanticVersion::compareTo));
    }

    private Stream<SemanticVersion> versions(Digest digest) {
        return sharing(digest).flatMap(tag -> SemanticVersion.parse(tag).toJavaStream());
    }
}
