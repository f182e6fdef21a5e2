package io.aegis.images.application.loading;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.loading.LoadFailure.NotInArchive;
import io.aegis.images.application.loading.LoadFailure.NotTaken;
import io.aegis.images.application.port.ArchivedImage;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure.PlatformMismatch;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which image of an archive is meant by each reference. */
final class Choice {

    /** @param chosen a left where the archive has it for other platforms alone */
    record Pick(ImageReference reference, Either<LoadFailure, Chosen> chosen) {}

    private final OpenArchive archive;
    private final Platform platform;
    private final Map<ImageReference, List<Chosen>> candidates = new LinkedHashMap<>();

    Choice(OpenArchive archive, Platform platform) {
        this.archive = archive;
        this.platform = platform;
        for (var image : archive.images()) {
            for (var reference : image.references()) {
                candidates.computeIfAbsent(reference, _ -> new ArrayList<>()).add(new Chosen(reference, image));
            }
        }
    }

    /** A left names a reference that the archive knows nothing of. */
    Either<LoadFailure, List<Pick>> of(List<ImageReference> wanted) {
        return Option.ofOptional(wanted.stream()
                        .filter(reference -> candidates.values().stream().noneMatch(group -> isMeant(group, reference)))
                        .findFirst())
                .<Either<LoadFailure, List<Pick>>>map(unknown ->
                        left(new NotInArchive(archive.file().toString(), unknown, List.copyOf(candidates.keySet()))))
                .getOrElse(() -> right(picks(wanted)));
    }

    private List<Pick> picks(List<ImageReference> wanted) {
        return candidates.entrySet().stream()
                .filter(group -> wanted.isEmpty() || wanted.stream().anyMatch(one -> isMeant(group.getValue(), one)))
                .map(group -> new Pick(group.getKey(), forPlatform(group.getValue())))
                .toList();
    }

    private static boolean isMeant(List<Chosen> group, ImageReference wanted) {
        return group.stream().anyMatch(chosen -> chosen.isMeantBy(wanted));
    }

    int nameless() {
        return (int) archive.images().stream()
                .map(ArchivedImage::references)
                .filter(List::isEmpty)
                .count();
    }

    private Either<LoadFailure, Chosen> forPlatform(List<Chosen> group) {
        var first = group.getFirst();
        return Option.ofOptional(group.stream()
                        .filter(chosen -> chosen.image().platform().satisfies(platform))
                        .min(Comparator.comparing(
                                chosen -> !chosen.image().platform().equals(platform))))
                .toEither(() -> new NotTaken(new PlatformMismatch(
                        first.reference(),
                        Option.some(platform),
                        Option.some(first.image().platform()),
                        Detail.NONE)));
    }
}
