package io.aegis.images.adapters.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResolveCommandTest {
    private final Recorder cli = new Recorder();

    @AfterEach
    void opensNoNode() {
        assertThat(cli.opened).isEmpty();
    }

    @Test
    void printsTheReferenceInFull() {
        assertThat(cli.run("resolve", "python:3.11-slim", "ghcr.io/acme/agent")).isZero();
        assertThat(cli.out()).isEqualTo("docker.io/library/python:3.11-slim\nghcr.io/acme/agent:latest\n");
    }

    @Test
    void writesEveryPartForPrograms() {
        assertThat(cli.run("resolve", "-o", "json", "python:3.11-slim")).isZero();
        assertThat(cli.out())
                .isEqualTo("{\"input\":\"python:3.11-slim\",\"valid\":true,"
                        + "\"reference\":\"docker.io/library/python:3.11-slim\",\"familiar\":\"python:3.11-slim\","
                        + "\"registry\":\"docker.io\",\"repository\":\"library/python\",\"tag\":\"3.11-slim\",\"digest\":null,"
                        + "\"fully_qualified\":false,\"needed_by\":null,\"policy\":null,\"error\":null}\n");
    }

    @Test
    void goesOnAfterABadReferenceAndTellsItInTheEnd() {
        assertThat(cli.runWithInput("Bad/Upper\r\nalpine\n\n", "resolve", "--stdin", "-o", "json"))
                .isEqualTo(2);
        assertThat(cli.out().lines()).hasSize(3);
        assertThat(cli.out().lines().toList().get(1)).contains("\"reference\":\"docker.io/library/alpine:latest\"");
        assertThat(cli.err()).contains("error: 'Bad/Upper' is not an image reference");
    }

    @Test
    void survivesAnEndlessLine() {
        assertThat(cli.runWithInput("a".repeat(1_000_000), "resolve", "--stdin"))
                .isEqualTo(2);
        assertThat(cli.err()).hasSizeLessThan(400);
    }

    @Test
    void looksUpAStandardRuntimeAndWarnsOfItsEnd() {
        assertThat(cli.run("resolve", "--language", "python", "--version", "3.11"))
                .isZero();
        assertThat(cli.out()).isEqualTo("docker.io/library/python:3.11-slim\n");
        assertThat(cli.err()).startsWith("warning: python 3.11 is deprecated");
    }

    @Test
    void tellsWhichVersionsThereAre() {
        assertThat(cli.run("resolve", "--language", "python", "--version", "2")).isEqualTo(2);
        assertThat(cli.err())
                .isEqualTo("error: the runtime registry has no python '2'; it has python 3.11\n  -> name one that is"
                        + " there, `runtimes list` shows them, or add this one to the runtime registry\n");
    }

    @Test
    void tellsWhoNeedsAnImageAndWhatTheManifestSaysInVain() {
        assertThat(cli.run("resolve", "--manifest", "agent.yaml")).isZero();
        assertThat(cli.out())
                .isEqualTo("docker.io/library/python:3.11-slim  (agent summariser, python 3.11 in the runtime registry,"
                        + " Always)\n");
        assertThat(cli.err()).contains("warning: agent.yaml:8: spec.runtime.imagePullPolicy is not known");
    }

    @Test
    void namesFileAndLineOfABadManifest() {
        assertThat(cli.run("resolve", "--manifest", "other.yaml")).isEqualTo(2);
        assertThat(cli.err()).isEqualTo("error: other.yaml:7: no manifest\n  -> correct line 7 of other.yaml\n");
    }
}
