package io.aegis.images.adapters.cli;

import io.aegis.images.application.Doctor;
import io.aegis.images.application.ImageNode;
import io.aegis.images.application.ImageResolver;
import io.aegis.images.application.NodeAccess;
import io.aegis.images.application.NodeOptions;
import io.aegis.images.application.StartProblem;
import io.aegis.images.application.StartProblem.BadInput;
import io.aegis.images.application.port.BadDocument;
import io.aegis.images.application.port.Documents;
import io.aegis.images.application.port.HealthCheck.Finding;
import io.aegis.images.application.port.HealthCheck.Status;
import io.aegis.images.application.resolution.ImageNeed;
import io.aegis.images.application.resolution.Manifest;
import io.aegis.images.application.settings.NodeSettings;
import io.aegis.images.domain.pull.PullPolicy;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import io.aegis.images.domain.runtime.StandardRuntime;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs commands and keeps what they print. Its node cannot be opened: whoever touches it finds that out. */
final class Recorder implements NodeAccess, Documents {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final String UNOPENED = "the node was to be opened";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    final List<NodeOptions> opened = new ArrayList<>();

    int run(String... arguments) {
        return runWithInput("", arguments);
    }

    int runWithInput(String input, String... arguments) {
        var console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                100,
                ZoneOffset.UTC,
                InstantSource.fixed(NOON));
        return new CommandLineAdapter(this, this, console).run(arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Either<StartProblem, ImageNode> open(NodeOptions options) {
        opened.add(options);
        return Either.left(new BadInput(UNOPENED, "do not"));
    }

    @Override
    public Either<StartProblem, ImageResolver> resolver(NodeOptions options) {
        return Either.right(new ImageResolver(registry()));
    }

    @Override
    public Doctor doctor(NodeOptions options) {
        return new Doctor(List.of(() ->
                List.of(Finding.ok("java", "25"), new Finding("store", Status.FAILURE, "it is full", "free space"))));
    }

    @Override
    public Either<BadDocument, Manifest> manifest(Path file) {
        return file.endsWith("agent.yaml")
                ? Either.right(new Manifest(
                        "summariser",
                        List.of(new ImageNeed(
                                "agent summariser",
                                new StandardRuntime("python", "3.11"),
                                PullPolicy.ALWAYS,
                                Option.none())),
                        List.of("agent.yaml:8: spec.runtime.imagePullPolicy is not known")))
                : Either.left(new BadDocument(file.toString(), Option.some(7), "no manifest"));
    }

    @Override
    public Either<BadDocument, Manifest> manifest(String name, String text) {
        return Either.left(new BadDocument(name, Option.none(), "no manifest"));
    }

    @Override
    public Either<BadDocument, RuntimeRegistry> runtimeRegistry(Option<Path> file) {
        return Either.right(registry());
    }

    @Override
    public Either<BadDocument, NodeSettings> nodeSettings(Option<Path> file) {
        return Either.right(NodeSettings.defaults());
    }

    private static RuntimeRegistry registry() {
        var image = ImageReference.parse("python:3.11-slim").get();
        return new RuntimeRegistry(Map.of("python", Map.of("3.11", new RuntimeEntry(image, "Python", true, Map.of()))));
    }
}
