package io.aegis.images.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random and mutated texts, the same in each run. */
class ImageReferenceFuzzTest {

    private static final int TEXTS = 150_000;
    private static final int LONGEST_MESSAGE = 500;
    private static final String ALPHABET = "abz019AZ./:@-_[]%~ \n\u0000é\ud83d\udc33\ud800";
    private static final List<String> SEEDS = List.of(
            "python",
            "ghcr.io/acme/agent:1.4",
            "docker.io/library/python:3.11-slim",
            "index.docker.io/a__b",
            "localhost:5000/a@sha256:" + "0".repeat(64),
            "[2001:db8::1]:5000/a/b:tag@sha512:" + "f".repeat(128),
            "a".repeat(247),
            "h".repeat(255) + ".io/" + "a/".repeat(127) + "a:" + "t".repeat(128),
            "x".repeat(1000) + "/a:" + "t".repeat(21));

    private final Random random = new Random(20260101);

    @Test
    void answersEveryRandomText() {
        for (int i = 0; i < TEXTS; i++) {
            check(randomText(random.nextInt(40)));
        }
    }

    @Test
    void answersEveryMutatedReference() {
        int parsed = 0;
        for (int i = 0; i < TEXTS; i++) {
            parsed += check(mutated(SEEDS.get(random.nextInt(SEEDS.size()))));
        }
        assertThat(parsed).isBetween(TEXTS / 20, TEXTS - TEXTS / 20);
    }

    /** Answers 1 if it parsed. */
    private static int check(String text) {
        return ImageReference.parse(text).fold(ImageReferenceFuzzTest::isTold, ImageReferenceFuzzTest::isStable);
    }

    private static int isTold(InvalidReference invalid) {
        assertThat(invalid.message()).hasSizeLessThan(LONGEST_MESSAGE).doesNotContain("\n", "\u0000");
        return 0;
    }

    private static int isStable(ImageReference reference) {
        assertThat(ImageReference.parse(reference.toString())).isEqualTo(Either.right(reference));
        assertThat(ImageReference.parse(reference.familiar())).isEqualTo(Either.right(reference));
        assertThat(ImageReference.parse(reference.canonical()).map(ImageReference::canonical))
                .isEqualTo(Either.right(reference.canonical()));
        return 1;
    }

    private String randomText(int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(randomCharacter());
        }
        return text.toString();
    }

    private String mutated(String seed) {
        var text = new StringBuilder(seed);
        for (int mutations = random.nextInt(4); mutations > 0 && !text.isEmpty(); mutations--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, randomCharacter());
                case 2 -> text.setCharAt(at, randomCharacter());
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }

    private char randomCharacter() {
        return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    }
}
