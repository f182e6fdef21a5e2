package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.oci.Json;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The tags of one repository at one place, page after page. */
final class TagLists {

    private static final int MOST_TAGS = 10_000;
    private static final int MOST_PAGES = 100;
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    private final Visit visit;
    private final ImageReference reference;

    TagLists(Visit visit, ImageReference reference) {
        this.visit = visit;
        this.reference = reference;
    }

    private record Page(List<String> tags, Option<String> next) {}

    Either<PullFailure, List<String>> all() {
        var tags = new ArrayList<String>();
        var next = Option.some(visit.place().path("/tags/list?n=1000"));
        for (int number = 0; next.isDefined() && number < MOST_PAGES && tags.size() < MOST_TAGS; number++) {
            var page = page(next.get());
            if (page.isLeft()) {
                return left(page.getLeft());
            }
            tags.addAll(page.get().tags());
            next = page.get().next();
        }
        return right(tags.stream().limit(MOST_TAGS).toList());
    }

    private Either<PullFailure, Page> page(String path) {
        return visit.ask(Ask.list(path)).flatMap(heard -> switch (heard.answer().status()) {
            case 200 -> page(heard.answer());
            case 404 -> left(new ImageNotFound(reference, Missing.REPOSITORY, Detail.NONE));
            case 401, 403 -> left(Refusals.of(visit.caller(), heard, Option.some(reference)));
            default -> left(visit.error(heard.answer()));
        });
    }

    private Either<PullFailure, Page> page(Answer answer) {
        return Json.object(answer.body())
                .mapLeft("its list of tags "::concat)
                .filterOrElse(TagLists::isList, _ -> "its list of tags is none")
                .flatMap(root -> Links.next(answer).map(next -> new Page(tags(root), next)))
                .mapLeft(visit::nonsense);
    }

    /** Some registries write null for a repository without tags. */
    private static boolean isList(JsonNode root) {
        return root.path("tags").isArray() || root.path("tags").isNull();
    }

    private static List<String> tags(JsonNode root) {
        return root.path("tags")
                .valueStream()
                .map(JsonNode::asText)
                .filter(tag -> TAG.matcher(tag).matches())
                .toList();
    }
}
