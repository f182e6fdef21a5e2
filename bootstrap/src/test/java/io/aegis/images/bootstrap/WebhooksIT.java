package io.aegis.images.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aegis.images.bootstrap.HttpsReceiver.Told;
import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.Certificate;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.TestImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a service that is a process of its own tells of events: over https, and beyond its death. */
class WebhooksIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SECRET = "s3cret-of-the-receivers";
    private static final String TYPES = "ImagePullStarted,ImagePullCompleted";

    @TempDir
    Path directory;

    private final FaultRegistry registry = FaultRegistry.start();
    private final Certificate certificate = Certificate.of("ip:127.0.0.1");
    private final HttpsReceiver known = new HttpsReceiver(certificate);
    private final HttpsReceiver stranger = new HttpsReceiver(Certificate.of("ip:127.0.0.1"));
    private Process service;

    @BeforeEach
    void serve() throws IOException {
        var issuers = Files.writeString(directory.resolve("issuers.pem"), certificate.pem());
        var config = Files.writeString(directory.resolve("aegis-config.yaml"), """
                apiVersion: 100monkeys.ai/v1
                kind: NodeConfig
                metadata: {name: node-7}
                spec:
                  node: {id: node-7}
                  images:
                    service:
                      webhooks:
                        - {name: known, url: "%s", ca: "%s", secret: "%s", types: [%s], from: start}
                        - {name: stranger, url: "%s", ca: "%s", secret: "%s", types: [%s], from: start}
                """.formatted(
                        known.url(), issuers, SECRET, TYPES, stranger.url(), issuers, SECRET, TYPES));
        service = shell().start("serve", "--config", config.toString());
        assertThat(new BufferedReader(new InputStreamReader(service.getInputStream(), StandardCharsets.UTF_8))
                        .readLine())
                .startsWith("ready at unix://");
    }

    @AfterEach
    void stop() {
        service.destroyForcibly();
        known.close();
        stranger.close();
        registry.close();
    }

    private Shell shell() {
        return new Shell(Fixtures.running().dockerSocket(), directory.resolve("data"));
    }

    private JsonNode asked(String target) {
        try {
            var curl = new ProcessBuilder(
                            "curl",
                            "-sS",
                            "--unix-socket",
                            directory.resolve("data/aegis-images.sock").toString(),
                            "http://node" + target)
                    .start();
            return JSON.readTree(Shell.ended(curl).out());
        } catch (IOException notAsked) {
            throw new IllegalStateException(notAsked);
        }
    }

    private String served() {
        return registry.serve("e2e/" + UUID.randomUUID(), "1", TestImage.fresh(1000))
                .toString();
    }

    private void ensure(String reference) {
        assertThat(shell().run("ensure", reference, "--progress", "none").code())
                .isZero();
    }

    @Test
    void tellsWhoShowsACertificateThatIsTrustedAndNobodyElse() throws Exception {
        ensure(served());

        await().atMost(PATIENCE).until(() -> known.taken().size() == 2);
        var told = known.taken().getFirst();
        assertThat(told.event().path("type").asText()).isEqualTo("aegis.images.ImagePullStarted");
        assertThat(told.signature()).isEqualTo(signature(told));
        await().atMost(PATIENCE)
                .until(() ->
                        asked("/v1/webhooks").at("/webhooks/1/state").asText().equals("failing"));
        assertThat(asked("/v1/webhooks").at("/webhooks/1/problem").asText())
                .startsWith("its certificate is not trusted: ");
        assertThat(stranger.taken()).isEmpty();
        assertThat(stranger.refused()).isZero();
    }

    private static String signature(Told told) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signed = told.id() + "." + told.time() + "." + told.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void showsInItsHealthWhoCannotBeToldAndStaysReady() {
        ensure(served());

        await().atMost(PATIENCE)
                .until(() -> finding("webhook stranger").path("status").asText().equals("warning"));
        assertThat(finding("webhook stranger").path("finding").asText())
                .startsWith(stranger.url().replace("/hooks", "") + " is not told: its certificate is not trusted: ");
        assertThat(finding("webhook known").path("status").asText()).isEqualTo("ok");
        assertThat(asked("/readyz").path("ready").asBoolean()).isTrue();
        assertThat(asked("/readyz").toString()).doesNotContain(SECRET).doesNotContain("/hooks");
    }

    private JsonNode finding(String subject) {
        return asked("/readyz")
                .path("findings")
                .valueStream()
                .filter(finding -> finding.path("subject").asText().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsTheRestInOrderAfterItWasKilledBetweenDeliveries() throws Exception {
        known.takeOnly(5);
        var images = List.of(served(), served());
        for (int i = 0; i < 6; i++) {
            images.forEach(this::ensure);
        }
        await().atMost(PATIENCE).until(() -> known.refused() > 0);

        assertThat(service.destroyForcibly().waitFor()).isEqualTo(128 + 9);
        ensure(images.getFirst()); // by itself: nobody is there to be asked
        var before = known.takeAll();
        serve();

        var all = asked("/v1/events?limit=1000&type=" + TYPES).path("events").findValuesAsText("id");
        assertThat(all).hasSize(2 * 7 + 1);
        await().atMost(PATIENCE).until(() -> ids(before, known.taken()).containsAll(all));
        assertThat(before).hasSize(5);
        assertThat(all).containsAll(ids(before, known.taken()));
        assertInOrder(before);
        assertInOrder(known.taken());
    }

    private static List<String> ids(List<Told> before, List<Told> after) {
        return Stream.concat(before.stream(), after.stream()).map(Told::id).toList();
    }

    /** Of each image, within one life of the service. */
    private static void assertInOrder(List<Told> taken) {
        var positions = new HashMap<String, List<Long>>();
        taken.forEach(told ->
                positions.computeIfAbsent(told.image(), _ -> new ArrayList<>()).add(told.position()));
        assertThat(positions.values())
                .allSatisfy(ofOne -> assertThat(ofOne).isSorted().doesNotHaveDuplicates());
    }
}
