package io.aegis.images.adapters.web.http;

/** A problem's type as words: {@code ImageNotFound} is an image not found. */
final class Titles {

    static String of(String type) {
        var title = new StringBuilder();
        for (var c : type.toCharArray()) {
            if (Character.isUpperCase(c) && !title.isEmpty()) {
                title.append(' ').append(Character.toLowerCase(c));
            } else {
                title.append(c);
            }
        }
        return title.toString();
    }

    private Titles() {}
}
