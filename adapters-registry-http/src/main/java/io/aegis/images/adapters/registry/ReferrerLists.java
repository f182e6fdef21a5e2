package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.adapters.oci.ManifestParser;
import io.aegis.images.application.port.Registry.Referrer;
import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.domain.content.Manifest.Entry;
import io.aegis.images.domain.content.Manifest.Index;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/**
 * What refers to a manifest at one place: as the referrers API lists it, or in the index that clients keep under the tag
 * {@code sha256-…} where a registry has no such API.
 */
final class ReferrerLists {

    private static final int MOST_PAGES = 20;

    private final Visit visit;
    private final ImageReference reference;

    ReferrerLists(Visit visit, ImageReference reference) {
        this.visit = visit;
        this.reference = reference;
    }

    /** A page of the list; no list where the registry has none. */
    private record Page(Option<List<Referrer>> referrers, Option<String> next) {

        static final Page NONE = new Page(Option.none(), Option.none());
    }

    Either<PullFailure, List<Referrer>> all() {
        return reference
                .digest()
                .<Either<PullFailure, Digest>>map(Either::right)
                .getOrElse(() -> new Manifests(visit, reference).resolve().map(RemoteManifest::digest))
                .flatMap(this::all);
    }

    private Either<PullFailure, List<Referrer>> all(Digest subject) {
        var found = new ArrayList<Referrer>();
        var next = Option.some(visit.place().path("/referrers/" + subject));
        for (int number = 0; next.isDefined() && number < MOST_PAGES; number++) {
            var page = page(Ask.referrers(next.get()));
            if (page.isLeft()) {
                return left(page.getLeft());
            }
            if (number == 0 && page.get().referrers().isEmpty()) {
                return byTag(subject);
            }
            page.get().referrers().forEach(found::addAll);
            next = page.get().next();
        }
        return right(List.copyOf(found));
    }

    private Either<PullFailure, List<Referrer>> byTag(Digest subject) {
        var tag = subject.value().replace(':', '-');
        return page(Ask.manifest(visit.place(), tag))
                .map(page -> page.referrers().getOrElse(List.of()));
    }

    private Either<PullFailure, Page> page(Ask ask) {
        return visit.ask(ask).flatMap(heard -> switch (heard.answer().status()) {
            case 200 -> page(heard.answer());
            case 401, 403 -> left(Refusals.of(visit.caller(), heard, Option.some(reference)));
            case 429 -> left(visit.error(heard.answer()));
            // However a registry says that it does not know the question, it keeps no such list.
            default ->
                heard.answer().status() >= 500 && heard.answer().status() != 501
                        ? left(visit.error(heard.answer()))
                        : right(Page.NONE);
        });
    }

    private Either<PullFailure, Page> page(Answer answer) {
        return ManifestParser.parse(answer.body(), answer.mediaType())
                .fold(
                        _ -> right(Page.NONE), // a web page, say
                        manifest -> manifest instanceof Index index
                                ? Links.next(answer)
                                        .mapLeft(visit::nonsense)
                                        .map(next -> new Page(Option.some(referrers(index)), next))
                                : right(Page.NONE));
    }

    private static List<Referrer> referrers(Index index) {
        return index.entries().stream().map(ReferrerLists::referrer).toList();
    }

    private static Referrer referrer(Entry entry) {
        return new Referrer(
                entry.digest(),
                entry.artifactType().isEmpty() ? entry.mediaType() : entry.artifactType(),
                entry.sizeBytes());
    }
}
