package io.aegis.images.domain.image;

import io.vavr.control.Option;

/** The node an image is on, as {@code spec.node.id} names it. */
public record NodeId(String value) {

    private static final int LONGEST = 128;

    public NodeId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a node id: " + value);
        }
    }

    /** Empty unless the text is 1 to 128 visible ASCII characters without {@code |}. */
    public static Option<NodeId> parse(String text) {
        return isValid(text) ? Option.some(new NodeId(text)) : Option.none();
    }

    private static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '|');
    }

    @Override
    public String toString() {
        return value;
    }
}
