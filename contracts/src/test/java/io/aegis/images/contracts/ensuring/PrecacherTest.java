package io.aegis.images.contracts.ensuring;

import static io.aegis.images.contracts.ensuring.Given.BROKEN;
import static io.aegis.images.contracts.ensuring.Given.BYTES;
import static io.aegis.images.contracts.ensuring.Given.GHCR;
import static io.aegis.images.contracts.ensuring.Given.IMAGE;
import static io.aegis.images.contracts.ensuring.Given.WITHDRAWN;
import static io.aegis.images.contracts.ensuring.Given.reference;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.aegis.images.application.EnsureFailure;
import io.aegis.images.application.PrecacheObserver;
import io.aegis.images.application.PrecacheOrder;
import io.aegis.images.application.PrecacheReport;
import io.aegis.images.application.PrecacheReport.PreparedImage;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.application.preparation.Need;
import io.aegis.images.application.resolution.ResolvedImage;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.credential.RequestCredential;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.pull.PullSource;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PrecacherTest {

    private static final Need A = need("ghcr.io/acme/a:1", PullPolicy.IF_NOT_PRESENT);
    private static final Need B = need("ghcr.io/acme/b:1", PullPolicy.IF_NOT_PRESENT);
    private static final Need C = need("quay.io/acme/c:1", PullPolicy.IF_NOT_PRESENT);

    private final TestNode node = new TestNode();
    private final Cancellation cancellation = new Cancellation();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @Test
    void bringsAllAndReportsInTheOrderOfTheirNaming() {
        node.runtime.holds(B.reference(), IMAGE);
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));

        var report = precache(A, B, C);

        assertThat(report.images()).extracting(PreparedImage::need).containsExactly(A, B, C);
        assertThat(report.isComplete()).isTrue();
        assertThat(report.ready()).isEqualTo(3);
        assertThat(report.downloaded()).isEqualTo(2);
        assertThat(report.bytesTransferred()).isEqualTo(2 * BYTES);
    }

    @Test
    void letsAFailureHoldUpNoOther() {
        node.runtime.onPull(pull -> {
            if (pull.request().reference().equals(A.reference())) {
                pull.fail(BROKEN);
            } else {
                pull.bring(IMAGE, BYTES);
            }
        });

        var report = precache(A, B, C);

        assertThat(report.failures()).extracting(EnsureFailure::failure).containsExactly(BROKEN);
        assertThat(report.ready()).isEqualTo(2);
    }

    @Test
    void asksTheRuntimeForItsPlatformOnceHoweverManyImagesThereAre() {
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));
        var many = IntStream.range(0, 200)
                .mapToObj(number -> Need.of(
                        new ResolvedImage(Given.reference("ghcr.io/acme/many:" + number), "as given", List.of()),
                        "a test"))
                .toList();

        node.precacher().precache(PrecacheOrder.NONE.of(many), PrecacheObserver.NONE, cancellation);

        assertThat(node.runtime.described()).isEqualTo(1);
    }

    @Test
    void costsNothingWhenRepeated() {
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));
        precache(A, B);

        assertThat(precache(A, B).downloaded()).isZero();
        assertThat(node.runtime.pulls()).isEqualTo(2);
    }

    @Test
    void pullsSideBySide() {
        var running = start(PrecacheOrder.NONE.of(List.of(A, B, C)));
        var first = node.runtime.nextPull();
        var second = node.runtime.nextPull();
        var third = node.runtime.nextPull();
        Stream.of(first, second, third).forEach(pull -> pull.bring(IMAGE, BYTES));

        assertThat(running.join().ready()).isEqualTo(3);
    }

    @Test
    void bringsWhatNobodyMayPullLater() {
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));

        assertThat(precache(need("ghcr.io/acme/a:1", PullPolicy.NEVER)).downloaded())
                .isEqualTo(1);
    }

    @Test
    void asksTheRegistryAnewUnderAlways() {
        node.runtime.holds(A.reference(), IMAGE);
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));
        precache(need("ghcr.io/acme/a:1", PullPolicy.ALWAYS));

        assertThat(node.credentialsAsked()).isPositive();
    }

    @Test
    void obeysThePolicyOfItsOrder() {
        var report = node.precacher()
                .precache(
                        new PrecacheOrder(
                                List.of(A),
                                Option.some(PullPolicy.NEVER),
                                Option.none(),
                                Requester.NODE,
                                Option.none(),
                                false),
                        PrecacheObserver.NONE,
                        cancellation);

        assertThat(report.failures().getFirst().failure()).isInstanceOf(PullFailure.ImageNotFound.class);
        assertThat(node.runtime.pulls()).isZero();
    }

    @Test
    void reportsARateLimitWithTheTimeToComeBack() {
        littleIsLeft();

        var failed = precache(A).failures().getFirst();

        assertThat(failed.failure()).isInstanceOf(RateLimited.class);
        assertThat(failed.retryAfter()).isEqualTo(Option.some(Duration.ofHours(6)));
        assertThat(node.runtime.pulls()).isZero();
    }

    @Test
    void waitsForTheRegistrysNextWindowWhenToldTo() {
        littleIsLeft();
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));
        var running = start(waiting(A, C));
        await().untilAsserted(() -> assertThat(told).contains("waits " + A.reference() + " PT6H"));
        assertThat(running).isNotDone();
        assertThat(told).contains("ended " + C.reference());

        passUntil(running, Duration.ofHours(1), 8);

        assertThat(running.join().ready()).isEqualTo(2);
    }

    @Test
    void waitsAMinuteWhereTheRegistryNamesNoTime() {
        var limited = new RateLimited(GHCR, Option.none(), new Detail("slow down"));
        node.runtime.onPull(pull -> pull.fail(limited));
        var running = start(waiting(A));
        await().untilAsserted(() -> assertThat(told).contains("waits " + A.reference() + " PT1M"));
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));

        passUntil(running, Duration.ofSeconds(61), 2);

        assertThat(running.join().ready()).isEqualTo(1);
    }

    @Test
    void endsItsWaitingAndItsPullsWhenCancelled() {
        littleIsLeft();
        var running = start(waiting(A, C));
        node.runtime.nextPull();
        await().until(() -> told.contains("waits " + A.reference() + " PT6H"));
        cancellation.cancel(WITHDRAWN);

        assertThat(running.join().failures()).hasSize(2);
    }

    @Test
    void asksForEachUnderTheCredentialOfItsManifest() {
        var own = Option.<RequestCredential>some(new RequestCredential.Variable("TEAM_A"));
        node.runtime.onPull(pull -> pull.bring(IMAGE, BYTES));
        node.precacher()
                .precache(
                        PrecacheOrder.NONE.of(List.of(new Need(A.image(), A.policy(), own, A.neededBy()))),
                        PrecacheObserver.NONE,
                        cancellation);

        assertThat(node.credentialsWanted()).containsExactly(own);
    }

    private void littleIsLeft() {
        node.budgets.said(
                new RateBudget(GHCR, Account.ANONYMOUS, 100, 3, Option.some(Duration.ofHours(6)), node.time.instant()));
    }

    private void passUntil(CompletableFuture<?> over, Duration step, int most) {
        for (int i = 0; i < most && !over.isDone(); i++) {
            await().until(() -> over.isDone() || node.time.waiting() > 0);
            node.time.pass(step);
        }
    }

    private static PrecacheOrder waiting(Need... needs) {
        return new PrecacheOrder(List.of(needs), Option.none(), Option.none(), Requester.NODE, Option.none(), true);
    }

    private PrecacheReport precache(Need... needs) {
        return node.precacher().precache(PrecacheOrder.NONE.of(List.of(needs)), PrecacheObserver.NONE, cancellation);
    }

    private CompletableFuture<PrecacheReport> start(PrecacheOrder order) {
        return CompletableFuture.supplyAsync(
                () -> node.precacher().precache(order, new Told(), cancellation),
                task -> Thread.ofVirtual().start(task));
    }

    private final class Told implements PrecacheObserver {
        @Override
        public void waits(Need need, Duration time) {
            told.add("waits " + need.reference() + " " + time);
        }

        @Override
        public void ended(Need need, Either<String, PullSource> outcome) {
            told.add("ended " + need.reference());
        }
    }

    private static Need need(String text, PullPolicy policy) {
        return new Need(
                new ResolvedImage(reference(text), "as given", List.of()), policy, Option.none(), List.of("a test"));
    }
}
