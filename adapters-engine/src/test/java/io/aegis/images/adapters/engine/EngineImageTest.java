package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineImageTest {

    private static final String ID = "a".repeat(64);
    private static final String INDEX = "b".repeat(64);
    private static final String MANIFEST = "c".repeat(64);
    private static final ImageReference PYTHON = reference("python:3.11-slim");

    @Test
    void isReadFromDockersShortNames() {
        var image = inspected("""
                {"Id":"sha256:%s","RepoTags":["python:3.11-slim"],"RepoDigests":["python@sha256:%s"],
                 "Os":"linux","Architecture":"arm","Variant":"v7","Size":5000000}""".formatted(ID, INDEX), PYTHON);
        assertThat(image)
                .contains(new HeldImage(
                        digest(ID),
                        Option.some(digest(INDEX)),
                        new Platform("linux", "arm", Option.some("v7")),
                        5000000));
    }

    @Test
    void prefersTheDigestOfTheTagToThatOfThePlatform() {
        var image = inspected("""
                {"Id":"%1$s","Digest":"sha256:%3$s","RepoTags":["docker.io/library/python:3.11-slim"],
                 "RepoDigests":["docker.io/library/python@sha256:%2$s","docker.io/library/python@sha256:%3$s"],
                 "Os":"linux","Architecture":"amd64"}""".formatted(ID, MANIFEST, INDEX), PYTHON);
        assertThat(image.get().digest()).contains(digest(INDEX));
        assertThat(image.get().imageId()).isEqualTo(digest(ID));
    }

    @Test
    void isNotTakenForAnotherWhoseNameContainsItsOwn() {
        var json = """
                {"Id":"sha256:%s","RepoTags":["registry.example/library/python:3.11-slim"],"RepoDigests":null}""";
        assertThat(inspected(json.formatted(ID), PYTHON)).isEmpty();
    }

    @Test
    void hasNoDigestAfterALoad() {
        var json = """
                {"Id":"sha256:%s","RepoTags":["python:3.11-slim"],"RepoDigests":[]}""";
        assertThat(inspected(json.formatted(ID), PYTHON).get().digest()).isEmpty();
    }

    @Test
    void isNoneWithoutAnIdThatMakesSense() {
        assertThat(inspected("{\"Id\":\"?\",\"RepoTags\":[\"python:3.11-slim\"]}", PYTHON))
                .isEmpty();
    }

    @Test
    void isListedUnderAllItsNamesAndWithoutAny() {
        var listed = EngineImage.listed(json("""
                [{"Id":"%1$s","RepoTags":["docker.io/library/python:3.11-slim","docker.io/library/python@sha256:%2$s"],
                  "RepoDigests":["docker.io/library/python@sha256:%2$s"]},
                 {"Id":"sha256:%2$s","RepoTags":["<none>:<none>"],"RepoDigests":["<none>@<none>"]},
                 {"Id":"sha256:%3$s","RepoTags":null,"RepoDigests":null}]""".formatted(ID, INDEX, MANIFEST)));
        assertThat(listed)
                .containsExactly(
                        new ListedImage(digest(ID), List.of(PYTHON), List.of(reference("python@sha256:" + INDEX))),
                        new ListedImage(digest(INDEX), List.of(), List.of()),
                        new ListedImage(digest(MANIFEST), List.of(), List.of()));
    }

    private static Option<HeldImage> inspected(String json, ImageReference wanted) {
        return EngineImage.inspected(json(json), wanted);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    private static Digest digest(String hex) {
        return new Digest("sha256:" + hex);
    }

    private static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }
}
