package io.aegis.images.adapters.registry;

import static io.aegis.images.adapters.registry.Given.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.adapters.oci.MediaTypes;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.port.Registry.Accepted;
import io.aegis.images.application.port.Registry.Referrer;
import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.application.settings.RegistrySettings;
import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Login;
import io.aegis.images.contracts.registry.Reply;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Request;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.contracts.registry.Script;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.credential.Credential.IdentityToken;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.Cancelled;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a registry is spoken to: what is asked, how often, and what is made of it. */
class ConversationTest {

    private static final TestImage IMAGE = TestImage.of(7, "amd64", 100);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Option<Credential> NOBODY = Option.none();
    private static final Option<Credential> SHOWN = Option.some(ALICE);

    private final FaultRegistry registry = FaultRegistry.start();
    private final KeptBudgets budgets = new KeptBudgets();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final Registry asking = RegistryAdapter.connect(
            new RegistrySettings(List.of(), Given.PATIENCE), EngineFiles.none(), budgets, now::get);
    private final ImageReference reference = registry.serve("lab/x", "1", IMAGE);

    @AfterEach
    void stop() {
        asking.close();
        registry.close();
    }

    @Test
    void triesTlsOnceHoweverManyAskAHostFirst() {
        int callers = 20;
        var answers = IntStream.range(0, callers)
                .mapToObj(_ -> CompletableFuture.supplyAsync(
                        () -> asking.resolve(reference, NOBODY, Cancellation.none()), Thread.ofVirtual()::start))
                .toList();
        assertThat(answers).allMatch(answer -> answer.join().isRight());
        assertThat(registry.accepted()).isLessThanOrEqualTo(callers + 1);
    }

    @Test
    void resolvesInOneSmallRequest() {
        assertThat(resolve(NOBODY).isRight()).isTrue();

        assertThat(registry.requests()).extracting(Request::method).containsExactly("HEAD");
        assertThat(registry.requests().getFirst().header("user-agent")).isEqualTo("aegis-images");
    }

    @Test
    void hashesTheManifestWhereTheRegistryDoesNotNameItsDigest() {
        registry.behave(Script.onManifest(
                Reply.of(200, IMAGE.manifest().mediaType(), IMAGE.manifest().content())));

        assertThat(resolve(NOBODY))
                .isEqualTo(Either.right(new RemoteManifest(
                        IMAGE.manifest().digest(),
                        IMAGE.manifest().mediaType(),
                        registry.host().value())));
        assertThat(registry.requests()).extracting(Request::method).containsExactly("HEAD", "GET");
    }

    @Test
    void asksWithGetWhereTheRegistryKnowsNoHead() {
        registry.behave(request -> request.method().equals("HEAD") ? Option.some(Reply.status(405)) : Option.none());

        assertThat(resolve(NOBODY).isRight()).isTrue();
    }

    @Test
    void choosesTheVariantThatIsAskedForBeforeOneThatWillDo() {
        var plain = new Platform("linux", "arm", Option.none());
        var seven = new Platform("linux", "arm", Option.some("v7"));
        var index = "{\"schemaVersion\":2,\"manifests\":[%s,%s]}"
                .formatted(
                        entry(IMAGE, "\"os\":\"linux\",\"architecture\":\"arm\""),
                        entry(TestImage.of(8), "\"os\":\"linux\",\"architecture\":\"arm\",\"variant\":\"v7\""));
        registry.push("lab/x", "a", IMAGE);
        registry.push("lab/x", "b", TestImage.of(8));
        registry.serve("lab/x", "1", new Blob(MediaTypes.OCI_INDEX, index.getBytes(StandardCharsets.UTF_8)));

        assertThat(asking.describe(reference, seven, NOBODY, Cancellation.none())
                        .get()
                        .image())
                .isEqualTo(TestImage.of(8).manifest().digest());
        assertThat(asking.describe(reference, plain, NOBODY, Cancellation.none())
                        .get()
                        .image())
                .isEqualTo(IMAGE.manifest().digest());
    }

    @Test
    void asksForOneTokenAsLongAsItLives() {
        registry.behave(Login.bearer(registry, Login.tokensFor(ALICE)));

        resolve(SHOWN);
        resolve(SHOWN);
        assertThat(tokenRequests()).isEqualTo(1);

        now.set(NOON.plusSeconds(291)); // it lives for 300 s, and ten are kept in hand
        resolve(SHOWN);
        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void asksForANewTokenWhereTheOldOneIsNotTakenAnyMore() {
        registry.behave(Login.bearer(registry, Login.tokensFor(ALICE)));
        resolve(SHOWN);
        var used = registry.requests().size();
        registry.behave(
                request -> request.part() != Part.TOKEN && registry.requests().size() == used + 1
                        ? Option.some(Reply.status(401)
                                .with("WWW-Authenticate: Bearer realm=\"http://" + registry.host() + "/token\""))
                        : Login.bearer(registry, Login.tokensFor(ALICE)).reply(request));

        assertThat(resolve(SHOWN).isRight()).isTrue();
        assertThat(tokenRequests()).isEqualTo(2);
    }

    @Test
    void asksForNoMoreThanToPull() {
        registry.behave(request -> Option.some(
                request.part() == Part.TOKEN
                        ? Reply.status(500)
                        : Reply.status(401)
                                .with("WWW-Authenticate: Bearer realm=\"http://" + registry.host()
                                        + "/token\",scope=\"repository:lab/x:pull,push,delete\"")));
        resolve(SHOWN);

        assertThat(registry.requests().getLast().path()).isEqualTo("/token?scope=repository%3Alab%2Fx%3Apull");
    }

    @Test
    void exchangesAnIdentityTokenAndShowsItToNobodyElse() {
        registry.behave(Login.bearer(
                registry,
                request -> Option.some(
                        request.method().equals("POST")
                                ? json("{\"access_token\":\"a-token-of-the-test\"}")
                                : Reply.status(401))));

        assertThat(resolve(Option.some(new IdentityToken("identity"))).isRight())
                .isTrue();
        assertThat(registry.requests().toString()).doesNotContain("identity");
    }

    @Test
    void passesOnWhatTheRegistrySaysOfItsLimits() {
        registry.behave(Script.onManifest(Reply.of(IMAGE.manifest())
                .with("ratelimit-limit: 100;w=21600")
                .with("ratelimit-remaining: 76;w=21600")));
        resolve(NOBODY);

        assertThat(budgets.all())
                .containsExactly(new RateBudget(
                        registry.host(), Account.ANONYMOUS, 100, 76, Option.some(Duration.ofHours(6)), NOON));
    }

    @Test
    void tellsToWhichAccountALimitBelongsAndNothingSecret() {
        registry.behave(Login.bearer(registry, Login.tokensFor(ALICE))
                .orElse(Script.onManifest(
                        Reply.of(IMAGE.manifest()).with("ratelimit-limit: 200").with("ratelimit-remaining: 150"))));
        resolve(SHOWN);

        assertThat(budgets.all())
                .containsExactly(new RateBudget(registry.host(), Account.of(SHOWN), 200, 150, Option.none(), NOON));
        assertThat(budgets.all().toString()).contains(ALICE.username()).doesNotContain(ALICE.password());
    }

    @Test
    void readsTheOtherFormOfLimits() {
        registry.behave(Script.onManifest(
                Reply.status(429).with("X-RateLimit-Limit: 60").with("X-RateLimit-Remaining: 0")));
        resolve(NOBODY);

        assertThat(budgets.all())
                .containsExactly(new RateBudget(registry.host(), Account.ANONYMOUS, 60, 0, Option.none(), NOON));
    }

    @Test
    void followsAListOfTagsToItsEnd() {
        registry.behave(request -> request.part() != Part.TAGS
                ? Option.none()
                : Option.some(
                        request.path().contains("last=b")
                                ? json("{\"tags\":[\"c\"]}")
                                : json("{\"tags\":[\"a\",\"b\",\"no tag\"]}")
                                        .with("Link: </v2/lab/x/tags/list?n=2&last=b>; rel=\"next\"")));

        assertThat(asking.tags(reference, NOBODY)).isEqualTo(Either.right(List.of("a", "b", "c")));
    }

    @Test
    void takesNullForNoTags() {
        registry.behave(Script.on(Part.TAGS, json("{\"name\":\"lab/x\",\"tags\":null}")));

        assertThat(asking.tags(reference, NOBODY)).isEqualTo(Either.right(List.of()));
    }

    @Test
    void endsAListOfTagsThatNeverEnds() {
        registry.behave(Script.on(
                Part.TAGS,
                json("{\"tags\":["
                                + String.join(
                                        ",",
                                        IntStream.range(0, 999)
                                                .mapToObj(i -> "\"t" + i + "\"")
                                                .toList()) + "]}")
                        .with("Link: </v2/lab/x/tags/list?for=ever>; rel=\"next\"")));

        assertThat(asking.tags(reference, NOBODY).get()).hasSize(10_000);
        assertThat(registry.requests()).hasSizeLessThan(20);
    }

    @Test
    void listsReferrersByTheApi() {
        registry.behave(Script.on(Part.REFERRERS, Reply.of(index("application/vnd.dev.cosign.artifact.sig.v1+json"))));

        assertThat(asking.referrers(reference, NOBODY))
                .isEqualTo(Either.right(List.of(new Referrer(
                        new Digest("sha256:" + "1".repeat(64)),
                        "application/vnd.dev.cosign.artifact.sig.v1+json",
                        42))));
    }

    @Test
    void listsReferrersByTheTagWhereThereIsNoApi() {
        registry.serve("lab/x", IMAGE.manifest().digest().value().replace(':', '-'), index("application/sbom"));

        assertThat(asking.referrers(reference, NOBODY).get())
                .extracting(Referrer::artifactType)
                .containsExactly("application/sbom");
    }

    @Test
    void breaksOffWhatIsCancelled() {
        registry.behave(Script.onManifest(Reply.nothing(Delivery.NEVER)));
        var cancellation = Cancellation.none();
        var answer = CompletableFuture.supplyAsync(() -> asking.resolve(reference, NOBODY, cancellation));
        await().until(() -> !registry.requests().isEmpty());

        cancellation.cancel(new Cancelled(new Detail("enough")));
        assertThat(answer.join()).isEqualTo(Either.left(new Cancelled(new Detail("enough"))));
        await().until(() -> registry.connections() == 0);
    }

    @Test
    void remembersWhereARegistrySendsForTokens() {
        registry.behave(_ ->
                Option.some(Reply.status(401).with("WWW-Authenticate: Bearer realm=\"https://tokens.example/t\"")));

        assertThat(asking.keepsCredentials(registry.host()).getLeft())
                .isInstanceOfSatisfying(
                        AccessDenied.class,
                        denied -> assertThat(denied.message()).contains("tokens.example"));
        var asked = registry.requests().size();
        asking.keepsCredentials(registry.host());
        assertThat(registry.requests()).hasSize(asked);

        now.set(NOON.plus(Duration.ofMinutes(6)));
        registry.behave(Login.basic(ALICE));
        assertThat(asking.keepsCredentials(registry.host())).isEqualTo(Either.right(Accepted.ACCEPTED));
    }

    @Test
    void doesNotTrustARegistryThatAsksForALoginElsewhere() {
        try (var other = FaultRegistry.start()) {
            other.behave(_ -> Option.some(
                    Reply.status(401).with("WWW-Authenticate: Bearer realm=\"http://" + other.host() + "/token\"")));
            registry.behave(_ -> Option.some(Reply.status(307).with("Location: http://" + other.host() + "/v2/")));

            assertThat(asking.keepsCredentials(registry.host()).getLeft()).isInstanceOf(AccessDenied.class);
        }
    }

    @Test
    void failsOnceItIsClosed() {
        asking.close();

        assertThat(resolve(NOBODY).getLeft().name()).isEqualTo("RegistryUnreachable");
    }

    private Either<PullFailure, RemoteManifest> resolve(Option<Credential> credential) {
        return asking.resolve(reference, credential, Cancellation.none());
    }

    private long tokenRequests() {
        return registry.requests().stream()
                .filter(request -> request.part() == Part.TOKEN)
                .count();
    }

    private static String entry(TestImage image, String platform) {
        return image.manifest().descriptor().replaceFirst("}$", ",\"platform\":{" + platform + "}}");
    }

    private static Blob index(String artifactType) {
        var json =
                "{\"schemaVersion\":2,\"manifests\":[{\"digest\":\"sha256:%s\",\"size\":42,\"artifactType\":\"%s\"}]}"
                        .formatted("1".repeat(64), artifactType);
        return new Blob(MediaTypes.OCI_INDEX, json.getBytes(StandardCharsets.UTF_8));
    }

    private static Reply json(String text) {
        return Reply.of(200, "application/json", text.getBytes(StandardCharsets.UTF_8));
    }
}
