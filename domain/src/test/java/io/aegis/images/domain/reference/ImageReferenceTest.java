package io.aegis.images.domain.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    private static final Digest DIGEST = new Digest("sha256:" + "f".repeat(64));
    private static final RegistryHost GHCR = new RegistryHost("ghcr.io");

    @ParameterizedTest
    @CsvFileSource(resources = "valid-references.csv", delimiter = '|')
    void meansWhatItMeansToDockersUsers(String given, String inFull, String familiar) {
        var reference = parsed(digests(given));

        assertThat(reference).hasToString(digests(inFull));
        assertThat(reference.familiar()).isEqualTo(digests(familiar));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "valid-references.csv", delimiter = '|')
    void readsItsOwnTextAsItself(String given) {
        var reference = parsed(digests(given));

        assertThat(ImageReference.parse(reference.toString())).isEqualTo(Either.right(reference));
        assertThat(ImageReference.parse(reference.familiar())).isEqualTo(Either.right(reference));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "invalid-references.csv", delimiter = '|')
    void tellsWhyATextNamesNoImage(String given, String reason) {
        assertThat(problem(digests(given)))
                .startsWith("'"
                        + digests(given).substring(0, Math.min(digests(given).length(), 120)))
                .contains("is not an image reference: " + reason);
    }

    @Test
    void rejectsAnEmptyText() {
        assertThat(problem("")).isEqualTo("'' is not an image reference: it is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" ", " python", "python ", "python\n", "\tpython", "py\u0000thon", "python:3\r", "ghcr.io /a"})
    void rejectsSpaceAndControlCharactersWhereverTheyStand(String text) {
        assertThat(ImageReference.parse(text)).isInstanceOf(Either.Left.class);
    }

    @Test
    void takesItsPartsApart() {
        assertThat(parsed("ghcr.io/acme/agent:1.4@" + DIGEST))
                .isEqualTo(new ImageReference(GHCR, "acme/agent", Option.some("1.4"), Option.some(DIGEST)));
        assertThat(parsed("ghcr.io/agent@" + DIGEST))
                .isEqualTo(new ImageReference(GHCR, "agent", Option.none(), Option.some(DIGEST)));
    }

    @Test
    void takesRepositoriesUpToTheLongestThatRegistriesKnow() {
        var longest = "a".repeat(255);

        assertThat(parsed("ghcr.io/" + longest + ":tag").repository()).isEqualTo(longest);
        assertThat(problem("ghcr.io/" + longest + "a")).endsWith("the repository is longer than 255 characters");
        assertThat(parsed("a/".repeat(127) + "a:tag-beyond-it").repository()).hasSize(255);
        assertThat(problem("a/".repeat(128) + "a")).endsWith("the repository is longer than 255 characters");
    }

    @Test
    void countsTheLibraryThatAShortNameStandsIn() {
        assertThat(parsed("a".repeat(247)).repository()).hasSize(255);
        assertThat(problem("a".repeat(248))).endsWith("the repository is longer than 255 characters");
    }

    @Test
    void takesTagsUpTo128Characters() {
        assertThat(parsed("python:" + "t".repeat(128)).tag()).isEqualTo(Option.some("t".repeat(128)));
        assertThat(problem("python:" + "t".repeat(129))).contains("is not a tag (up to 128 letters");
    }

    @Test
    void takesHostsUpTo255Characters() {
        var longest = "a.".repeat(127) + "a";

        assertThat(parsed(longest + "/agent").host()).isEqualTo(new RegistryHost(longest));
        assertThat(problem("a" + longest + "/agent")).endsWith("the registry host is longer than 255 characters");
    }

    @Test
    void doesNotReadATextThatIsLongerThanAnyReference() {
        assertThat(problem("a".repeat(1025))).endsWith("it is longer than 1024 characters");
        assertThat(problem("a".repeat(10_000_000))).hasSizeLessThan(300);
    }

    @Test
    void readsTheLongestOfAllReferencesAgain() {
        var longest = parsed("h".repeat(250) + ".com/" + "a".repeat(255) + ":" + "t".repeat(128) + "@" + sha512());

        assertThat(ImageReference.parse(longest.toString())).isEqualTo(Either.right(longest));
    }

    @ParameterizedTest
    @CsvSource({
        "ghcr.io/agent, true",
        "ghcr.io/acme/agent:1, true",
        "docker.io/library/python, true",
        "localhost/agent, true",
        "localhost:5000/agent, true",
        "registry:5000/agent, true",
        "127.0.0.1/agent, true",
        "[::1]:5000/agent, true",
        "a.b/c, true",
        "python, false",
        "python:3.11, false",
        "ubuntu.com, false",
        "localhost, false",
        "localhost:5000, false",
        "myorg/agent:1, false",
        "myregistry/my-agent, false",
        "library/python, false",
        "acme/agent.v2, false",
        "/agent, false",
        "'', false",
    })
    void isFullyQualifiedWhenItsFirstPartIsAHost(String text, boolean qualified) {
        assertThat(ImageReference.isFullyQualified(text)).isEqualTo(qualified);
    }

    @ParameterizedTest
    @CsvSource({
        "python, docker.io/library/python:latest",
        "ghcr.io/agent:1, ghcr.io/agent:1",
        "ghcr.io/agent@{256}, ghcr.io/agent@{256}",
        "ghcr.io/agent:1@{256}, ghcr.io/agent@{256}",
    })
    void asksARuntimeByDigestIfThereIsOneAndByTagOtherwise(String given, String canonical) {
        assertThat(parsed(digests(given)).canonical()).isEqualTo(digests(canonical));
    }

    @Test
    void isIdentifiedByItsDigestRatherThanItsTag() {
        assertThat(parsed("python:3").identifier()).isEqualTo("3");
        assertThat(parsed("python:3@" + DIGEST).identifier()).isEqualTo(DIGEST.value());
    }

    @Test
    void keepsItsTagWhenItIsPinned() {
        assertThat(parsed("ghcr.io/agent:1").withDigest(DIGEST)).isEqualTo(parsed("ghcr.io/agent:1@" + DIGEST));
    }

    @Test
    void isNamedByHostAndRepositoryAlone() {
        assertThat(parsed("python:3@" + DIGEST).name()).isEqualTo("docker.io/library/python");
    }

    @Test
    void isNeverWithoutTagAndDigest() {
        assertThatThrownBy(() -> new ImageReference(GHCR, "agent", Option.none(), Option.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ghcr.io/agent");
    }

    private static ImageReference parsed(String text) {
        return ImageReference.parse(text).getOrElseThrow(problem -> new AssertionError(problem.message()));
    }

    private static String problem(String text) {
        return ImageReference.parse(text).getLeft().message();
    }

    private static String digests(String text) {
        return text.replace("{256}", DIGEST.value())
                .replace("{384}", "sha384:" + "0".repeat(96))
                .replace("{512}", sha512());
    }

    private static String sha512() {
        return "sha512:" + "9".repeat(128);
    }
}
