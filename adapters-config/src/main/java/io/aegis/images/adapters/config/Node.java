package io.aegis.images.adapters.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A value of a document, and the line it begins on. */
sealed interface Node {

    int line();

    /** Text as it was written: {@code 3.10} stays {@code 3.10}, {@code yes} stays {@code yes}. */
    record Scalar(int line, String text, boolean plain) implements Node {

        private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");

        boolean isNull() {
            return plain && NULLS.contains(text);
        }

        @Override
        public String toString() {
            return "Scalar[line " + line + "]";
        }
    }

    record Sequence(int line, List<Node> items) implements Node {}

    record Mapping(int line, Map<String, Entry> entries) implements Node {}

    /** @param line where the key stands */
    record Entry(int line, Node value) {}
}
