package io.aegis.images.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aegis.images.application.StartProblem.BadInput;
import io.aegis.images.application.StartProblem.BadInputs;
import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.application.preparation.NeedSources;
import io.aegis.images.application.preparation.Needs;
import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.application.resolution.Manifest;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.CustomRuntime;
import io.aegis.images.domain.runtime.ExecutionRuntime;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeedsReaderTest {

    private static final String SLIM = "docker.io/library/python:3.11-slim";
    private static final String ALPINE = "docker.io/library/golang:1.22-alpine";
    private static final String NAME_ANOTHER =
            "name one that is there, `runtimes list` shows them, or add this one to the runtime registry";

    private static final Path AGENT = Path.of("agent.yaml");
    private static final Path LIST = Path.of("images.txt");
    private static final Option<RequestCredential> OWN = Option.some(new RequestCredential.Variable("TEAM_A"));

    private final Papers papers = new Papers();
    private final NeedsReader reader = new NeedsReader(
            papers,
            new ImageResolver(new RuntimeRegistry(
                    Map.of("python", Map.of("3.11", entry(SLIM, true)), "go", Map.of("1.22", entry(ALPINE, false))))));

    @Test
    void takesEveryStandardRuntimeWithAWordOnDeprecatedOnes() {
        assertThat(reader.read(runtimes()).get().all())
                .extracting(need -> need.reference().toString(), Need::neededBy)
                .containsExactly(tuple(ALPINE, List.of("go 1.22")), tuple(SLIM, List.of("python 3.11")));
        assertThat(reader.read(runtimes()).get().warnings())
                .singleElement()
                .asString()
                .startsWith("python 3.11 is deprecated");
    }

    @Test
    void takesThoseOfTheNamedLanguages() {
        assertThat(reader.read(runtimes("go")).get().references()).containsExactly(reference(ALPINE));
    }

    @Test
    void namesTheLanguagesThereAreWhenOneIsNot() {
        assertThat(reader.read(runtimes("go", "perl")))
                .isEqualTo(refused("the runtime registry has no language 'perl'; it has go, python", NAME_ANOTHER));
    }

    @Test
    void mergesWhatSeveralNeedUnderTheStrictestPolicy() {
        papers.agent(new StandardRuntime("python", "3.11"), PullPolicy.ALWAYS, Option.none());
        papers.listed = List.of(SLIM, SLIM);

        var needs = reader.read(new NeedSources(
                        Option.some(List.of("python")), List.of(AGENT), List.of(LIST), List.of(reference(SLIM))))
                .get();

        assertThat(needs.all()).singleElement().satisfies(need -> {
            assertThat(need.reference()).isEqualTo(reference(SLIM));
            assertThat(need.policy()).isEqualTo(PullPolicy.ALWAYS);
            assertThat(need.neededBy())
                    .containsExactly("python 3.11", "agent summariser", "images.txt:1", "images.txt:2", "as given");
        });
    }

    @Test
    void keepsApartWhatIsAskedForUnderDifferentRights() {
        papers.agent(new CustomRuntime(reference(SLIM)), PullPolicy.NEVER, OWN);

        var needs = reader.read(new NeedSources(Option.none(), List.of(AGENT), List.of(), List.of(reference(SLIM))))
                .get();

        assertThat(needs.all())
                .containsExactly(
                        new Need(
                                new ResolvedImage(reference(SLIM), "the manifest's own image", List.of()),
                                PullPolicy.NEVER,
                                OWN,
                                List.of("agent summariser")),
                        Need.of(new ResolvedImage(reference(SLIM), "as given", List.of()), "as given"));
        assertThat(needs.references()).containsExactly(reference(SLIM));
    }

    @Test
    void tellsWhatDocumentsSayInVain() {
        papers.agent(new StandardRuntime("go", "1.22"), PullPolicy.NEVER, Option.none());
        papers.warnings = List.of("other.yaml: passed over");

        assertThat(reader.read(new NeedSources(Option.none(), List.of(AGENT), List.of(), List.of()))
                        .map(Needs::warnings)
                        .get())
                .containsExactly("other.yaml: passed over", "agent.yaml:8: has no effect");
    }

    @Test
    void namesTheFileWhoseRuntimeIsNotThere() {
        papers.agent(new StandardRuntime("python", "2.7"), PullPolicy.NEVER, Option.none());

        assertThat(reader.read(new NeedSources(Option.none(), List.of(AGENT), List.of(), List.of())))
                .isEqualTo(refused(
                        "agent.yaml: agent summariser: the runtime registry has no python '2.7'; it has"
                                + " python 3.11",
                        NAME_ANOTHER));
    }

    @Test
    void tellsOfEachSourceThatCannotBeUsed() {
        papers.agent(new StandardRuntime("python", "2.7"), PullPolicy.NEVER, Option.none());
        papers.broken = List.of(
                new BadDocument("agents/a.yaml", Option.some(7), "no manifest"),
                new BadDocument("agents/b.yaml", Option.none(), "is empty"));

        var problem = reader.read(
                        new NeedSources(Option.some(List.of("perl")), List.of(AGENT), List.of(LIST), List.of()))
                .getLeft();

        assertThat(problem)
                .isInstanceOfSatisfying(
                        BadInputs.class,
                        inputs -> assertThat(inputs.each())
                                .extracting(BadInput::message)
                                .containsExactly(
                                        "the runtime registry has no language 'perl'; it has go, python",
                                        "agents/a.yaml:7: no manifest",
                                        "agents/b.yaml: is empty",
                                        "agent.yaml: agent summariser: the runtime registry has no python '2.7'; it has python 3.11",
                                        "images.txt: does not exist"));
    }

    @Test
    void tellsOfEachLineOfAListThatIsNoReference() {
        papers.listed = List.of(SLIM);
        papers.brokenLines = List.of(
                new BadDocument("images.txt", Option.some(2), "'A' is no reference"),
                new BadDocument("images.txt", Option.some(3), "'B' is no reference"));

        assertThat(reader.read(new NeedSources(Option.none(), List.of(), List.of(LIST), List.of()))
                        .getLeft()
                        .message())
                .isEqualTo("images.txt:2: 'A' is no reference; images.txt:3: 'B' is no reference");
    }

    @Test
    void saysWhichDocumentCannotBeUsed() {
        assertThat(reader.read(new NeedSources(Option.none(), List.of(AGENT), List.of(), List.of())))
                .isEqualTo(refused("agent.yaml:7: no manifest", "correct line 7 of agent.yaml"));
        assertThat(reader.read(new NeedSources(Option.none(), List.of(), List.of(LIST), List.of())))
                .isEqualTo(refused("images.txt: does not exist", "correct images.txt"));
    }

    private static NeedSources runtimes(String... languages) {
        return new NeedSources(Option.some(List.of(languages)), List.of(), List.of(), List.of());
    }

    private static Either<StartProblem, Needs> refused(String message, String remedy) {
        return Either.left(new BadInput(message, remedy));
    }

    private static RuntimeEntry entry(String image, boolean deprecated) {
        return new RuntimeEntry(reference(image), "", deprecated, Map.of());
    }

    private static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }

    /** One agent's manifest and one list, where they have been written. */
    private static final class Papers implements Documents {
        private Option<Manifest> manifest = Option.none();
        private List<String> listed = List.of();
        private List<String> warnings = List.of();
        private List<BadDocument> broken = List.of();
        private List<BadDocument> brokenLines = List.of();

        void agent(ExecutionRuntime runtime, PullPolicy policy, Option<RequestCredential> credential) {
            manifest = Option.some(new Manifest(
                    "summariser",
                    List.of(new ImageNeed("agent summariser", runtime, policy, credential)),
                    List.of("agent.yaml:8: has no effect")));
        }

        @Override
        public Either<BadDocument, FoundManifests> manifests(Path place) {
            return manifest.<Either<BadDocument, FoundManifests>>map(written -> Either.right(new FoundManifests(
                            List.of(new NamedManifest(place.toString(), written)), broken, warnings)))
                    .getOrElse(() -> Either.left(new BadDocument(place.toString(), Option.some(7), "no manifest")));
        }

        @Override
        public Either<BadDocument, FoundReferences> references(Path list) {
            return listed.isEmpty()
                    ? Either.left(new BadDocument(list.toString(), Option.none(), "does not exist"))
                    : Either.right(new FoundReferences(
                            IntStream.range(0, listed.size())
                                    .mapToObj(i -> new ListedReference(reference(listed.get(i)), list + ":" + (i + 1)))
                                    .toList(),
                            brokenLines));
        }

        @Override
        public Either<BadDocument, Manifest> manifest(Path file) {
            throw new AssertionError("directories are to be looked into");
        }

        @Override
        public Either<BadDocument, Manifest> manifest(String name, String text) {
            throw new AssertionError("nothing is read but files");
        }

        @Override
        public Either<BadDocument, RuntimeRegistry> runtimeRegistry(Option<Path> file) {
            throw new AssertionError("the resolver knows it");
        }

        @Override
        public Either<BadDocument, NodeSettings> nodeSettings(Option<Path> file) {
            throw new AssertionError("no node is meant");
        }
    }
}
