package io.aegis.images.domain.reference;

import io.aegis.images.domain.Printable;

/** Why a text names no image; one line, safe to print whatever the text held. */
public record InvalidReference(String input, String reason) {

    public String message() {
        return "'" + Printable.of(input) + "' is not an image reference: " + reason;
    }

    /** One line: what to do. */
    public String remedy() {
        return "write it as [HOST/]REPOSITORY[:TAG][@DIGEST]";
    }
}
