package io.aegis.images.adapters.config;

import io.aegis.images.domain.Printable;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** What SnakeYAML throws, in one line; it never quotes the document's values, which may be secret. */
final class YamlFailures {

    /** @param reached the line up to which the text was understood */
    static Unusable translate(RuntimeException thrown, String text, int reached) {
        return switch (thrown) {
            case MarkedYAMLException marked -> marked(marked);
            case ReaderException unreadable ->
                Unusable.at(
                        line(text, unreadable.getPosition()),
                        "is not YAML: it holds the control character U+%04X".formatted(unreadable.getCodePoint()));
            default -> Unusable.at(reached, "is not YAML, here or on the lines below");
        };
    }

    private static Unusable marked(MarkedYAMLException thrown) {
        var mark = thrown.getProblemMark() == null ? thrown.getContextMark() : thrown.getProblemMark();
        var problem = thrown.getProblem() == null ? "" : ": " + Printable.of(thrown.getProblem());
        return mark == null
                ? Unusable.altogether("is not YAML" + problem)
                : Unusable.at(mark.getLine() + 1, "is not YAML" + problem);
    }

    private static int line(String text, int codePoints) {
        return 1
                + (int) text.codePoints()
                        .limit(codePoints)
                        .filter(c -> c == '\n')
                        .count();
    }

    private YamlFailures() {}
}
