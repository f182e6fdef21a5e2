package io.aegis.images.adapters.web;

import io.aegis.images.application.EnsureRequest;
import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.application.settings.ServiceSettings.TcpListener;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.image.HeldImage;
import io.aegis.images.domain.image.Requester;
import io.aegis.images.domain.pull.Clock;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.DiskFull;
import io.aegis.images.domain.pull.PullFailure.NetworkTimeout;
import io.aegis.images.domain.pull.PullFailure.RateLimited;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.pull.PullFailure.TlsUntrusted;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A node with some past, served on loopback: images that were pulled, found and removed, and pulls that failed. */
final class Demo {

    static final ImageReference AGENT = Served.AGENT;
    static final ImageReference BIG = reference("ghcr.io/acme/research/embedding-worker:2026.11");
    static final ImageReference MISSING = reference("registry.acme.example/agents/planner:9.9");
    static final ImageReference LATER = reference("quay.io/acme/browser-agent:3.2");

    private static final long MIB = 1L << 20;
    private static final Map<String, Long> PULLED = new TreeMap<>(Map.of(
            "docker.io/library/python:3.11-slim", 131L,
            "docker.io/library/node:22-bookworm-slim", 223L,
            "docker.io/library/golang:1.23-alpine", 247L,
            "ghcr.io/acme/agent:1.4", 412L,
            "ghcr.io/acme/research/embedding-worker:2026.11", 6230L,
            "registry.acme.example:5000/tools/sql-runner:0.9.2", 88L));
    private static final List<String> FOUND = List.of("docker.io/library/busybox:1.36", "quay.io/podman/hello:latest");

    static Served served() {
        return served(0, Option.none());
    }

    static Served served(int port, Option<Path> token) {
        return new Served(
                Option.some(new TcpListener("127.0.0.1", port, true, List.of(), token, Option.none())),
                Duration.ofSeconds(1));
    }

    /** Half of the images on the disk were there before, the others were pulled for somebody; some pulls failed. */
    static Served withAPast() {
        var service = served();
        var runtime = service.node.runtime.onDiskOf(16_384 * MIB);
        FOUND.forEach(name -> runtime.hold(reference(name), image(name, 4)));
        service.node.reconciler().followRuntime();
        PULLED.forEach((name, mib) -> {
            runtime.serve(reference(name), image(name, mib));
            ensure(service, reference(name), "run-7f1c" + name.length(), "acme");
        });
        ensure(service, AGENT, "run-81d0", "acme");
        ensure(service, AGENT, "run-81d1", "globex");
        failures(service);
        runtime.remove(reference("docker.io/library/golang:1.23-alpine"));
        service.node.reconciler().followRuntime();
        budgets(service);
        runtime.serve(LATER, image("later", 1850));
        return service;
    }

    private static void failures(Served service) {
        var registry = MISSING.host();
        for (PullFailure failure : List.of(
                new AuthenticationFailed(
                        registry,
                        PullFailure.Refusal.WRONG,
                        new Detail("unauthorized: incorrect username or password")),
                new NetworkTimeout(registry, Clock.NO_PROGRESS, Option.some(Duration.ofSeconds(60)), Detail.NONE),
                new RateLimited(
                        new RegistryHost("docker.io"),
                        Option.some(Duration.ofMinutes(20)),
                        new Detail("toomanyrequests: You have reached your pull rate limit")),
                new DiskFull(
                        "/var/lib/docker",
                        Option.none(),
                        new Detail("write /var/lib/docker/tmp/GetImageBlob: no space left on device")),
                new TlsUntrusted(registry, new Detail("x509: certificate signed by unknown authority")),
                new RegistryUnreachable(registry, new Detail("dial tcp: connect: connection refused")))) {
            service.node.runtime.failNext(failure);
            ensure(service, MISSING, "run-90ab", "acme");
        }
        ensure(service, MISSING, "run-90ac", "globex");
    }

    private static void budgets(Served service) {
        var now = Instant.now();
        service.node.budgets.said(budget("docker.io", 100, 7, now.minusSeconds(40)));
        service.node.budgets.said(budget("ghcr.io", 5000, 4310, now.minusSeconds(600)));
        service.node.budgets.said(budget("quay.io", 200, 180, now.minusSeconds(90_000)));
    }

    private static RateBudget budget(String host, long limit, long remaining, Instant at) {
        return new RateBudget(
                new RegistryHost(host), Account.ANONYMOUS, limit, remaining, Option.some(Duration.ofHours(6)), at);
    }

    static void ensure(Served service, ImageReference image, String execution, String tenant) {
        service.node
                .ensurer()
                .ensure(EnsureRequest.of(image)
                        .by(new Requester(Option.some(execution), Option.some(tenant), Option.none())));
    }

    /** Does not wait for its end. */
    static void ensureLater(Served service, ImageReference image, String execution, String tenant) {
        var reply = service.caller()
                .ensure(
                        "{\"reference\":\"%s\",\"execution_id\":\"%s\",\"tenant_id\":\"%s\"}"
                                .formatted(image, execution, tenant),
                        "Prefer: respond-async");
        if (reply.status() != 202) {
            throw new AssertionError(reply.body());
        }
    }

    static ImageReference reference(String text) {
        return ImageReference.parse(text).get();
    }

    static HeldImage image(String name, long mib) {
        var hex = "%064x"
                .formatted(new BigInteger(1, name.getBytes(StandardCharsets.UTF_8)))
                .substring(0, 64);
        return new HeldImage(
                new Digest("sha256:" + new StringBuilder(hex).reverse()),
                Option.some(new Digest("sha256:" + hex)),
                new Platform("linux", "amd64", Option.none()),
                mib * MIB);
    }

    private Demo() {}
}
