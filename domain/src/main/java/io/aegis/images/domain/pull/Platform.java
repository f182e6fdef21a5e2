package io.aegis.images.domain.pull;

import io.vavr.control.Option;
import java.util.Comparator;

/** What an image's programs run on, in OCI's words: {@code linux/amd64}, {@code linux/arm/v7}. */
public record Platform(String os, String architecture, Option<String> variant) {

    public static final Comparator<Platform> BY_NAME = Comparator.comparing(Platform::toString);

    /** Reads {@code os/architecture[/variant]}; empty for anything else. */
    public static Option<Platform> parse(String text) {
        var parts = text.split("/", -1);
        var sound = (parts.length == 2 || parts.length == 3);
        for (var part : parts) {
            sound &= !part.isEmpty() && part.length() <= 32 && part.chars().allMatch(Platform::isPlain);
        }
        return sound
                ? Option.some(
                        new Platform(parts[0], parts[1], parts.length == 3 ? Option.some(parts[2]) : Option.none()))
                : Option.none();
    }

    /** Whether content built for {@code this} is what was asked for; an unnamed variant matches each. */
    public boolean satisfies(Platform wanted) {
        return os.equals(wanted.os)
                && architecture.equals(wanted.architecture)
                && (variant.isEmpty() || wanted.variant.isEmpty() || variant.equals(wanted.variant));
    }

    private static boolean isPlain(int c) {
        return c == '_' || c == '-' || c == '.' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
    }

    @Override
    public String toString() {
        return os + "/" + architecture + variant.map(v -> "/" + v).getOrElse("");
    }
}
