package io.aegis.images.adapters.credentials;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.LinkedHashMap;
import java.util.List;

/** Tells which sources hold no credential for a reference, as the decision trace words it. */
final class PassedOver {

    /** What follows the reason why the next source was taken: {@code ; node configuration and 2 secrets hold none for it}. */
    static String after(List<Source> sources) {
        return sources.isEmpty()
                ? ""
                : "; " + words(sources) + (sources.size() == 1 ? " holds" : " hold") + " none for it";
    }

    /** Why nobody's credential was taken. */
    static String all(List<Source> sources) {
        return sources.isEmpty() ? "the node has been given none" : "none is bound to it in " + words(sources);
    }

    private static String words(List<Source> sources) {
        var words = sources.stream().collect(groupingBy(Source::kind, LinkedHashMap::new, toList())).values().stream()
                .map(PassedOver::oneKind)
                .toList();
        var last = words.getLast();
        return words.size() == 1 ? last : String.join(", ", words.subList(0, words.size() - 1)) + " and " + last;
    }

    private static String oneKind(List<Source> sources) {
        var first = sources.getFirst();
        return sources.size() == 1 ? first.name() : sources.size() + " " + first.kind();
    }

    private PassedOver() {}
}
