package io.aegis.images.adapters.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.aegis.images.adapters.oci.ManifestParser;
import io.aegis.images.adapters.oci.MediaTypes;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.content.Manifest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What no registry sends: whatever comes is read to an end, and nothing is made of it that was not in it. */
class ParsersFuzzTest {

    private static final int ROUNDS = 60_000;
    private static final long SEED = 20_261_124;
    private static final List<String> CHALLENGES = List.of(
            "Bearer realm=\"https://auth.docker.io/token\",service=\"registry.docker.io\",scope=\"repository:a/b:pull\"",
            "Basic realm=\"lab\"",
            "Negotiate oY0BiQ==",
            "NTLM",
            "Digest qop=\"auth\", nonce=\"a\\\"b\", algorithm=MD5");
    private static final List<String> LINKS = List.of(
            "</v2/a/b/tags/list?last=x&n=1000>; rel=\"next\"",
            "<https://a.example/v2/a/b/tags/list?n=2>; rel=next; title=\"x\"",
            "</a>; rel=\"prev\", </v2/b>; rel=\"next\"");

    private final Random random = new Random(SEED);

    @Test
    void readsAnyChallenge() {
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var header = damaged(CHALLENGES.get(random.nextInt(CHALLENGES.size())) + ", "
                    + CHALLENGES.get(random.nextInt(CHALLENGES.size())));
            var challenges = ChallengeParser.parse(List.of(header));
            read += challenges.isRight() ? 1 : 0;
            challenges.forEach(all -> all.forEach(challenge -> {
                assertThat(header).containsIgnoringCase(challenge.scheme());
                challenge
                        .parameters()
                        .values()
                        .forEach(value -> assertThat(header.replace("\\", "")).contains(value.replace("\\", "")));
            }));
        }
        assertThat(read).isCloseTo(ROUNDS / 2, within(ROUNDS * 2 / 5)); // else the damage would miss the point
    }

    @Test
    void readsAnyLink() {
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var header = damaged(LINKS.get(random.nextInt(LINKS.size())));
            var target = Links.target(header);
            found += target.isDefined() ? 1 : 0;
            target.forEach(link -> assertThat(header).contains("<" + link + ">"));
        }
        assertThat(found).isCloseTo(ROUNDS / 2, within(ROUNDS * 2 / 5));
    }

    @Test
    void readsAnyManifest() {
        var documents = List.of(
                TestImage.of(1).manifest().content(),
                TestImage.index(TestImage.of(1), TestImage.of(2, "arm64", 10)).content());
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var document = damaged(documents.get(random.nextInt(documents.size())));
            var manifest = ManifestParser.parse(document, MediaTypes.MANIFESTS.get(random.nextInt(4)));
            read += manifest.isRight() ? 1 : 0;
            manifest.forEach(found -> {
                if (found instanceof Manifest.Image image) {
                    var text = new String(document, StandardCharsets.ISO_8859_1);
                    image.layers()
                            .forEach(layer ->
                                    assertThat(text).contains(layer.digest().value()));
                }
            });
        }
        assertThat(read).isBetween(ROUNDS / 100, ROUNDS / 2);
    }

    private String damaged(String text) {
        return new String(damaged(text.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
    }

    private byte[] damaged(byte[] content) {
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(content, random.nextInt(content.length + 1));
            case 1 -> flipped(content, 1);
            case 2 -> flipped(content, 1 + random.nextInt(10));
            default -> content.clone();
        };
    }

    private byte[] flipped(byte[] content, int times) {
        var flipped = content.clone();
        for (int time = 0; time < times; time++) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }
}
