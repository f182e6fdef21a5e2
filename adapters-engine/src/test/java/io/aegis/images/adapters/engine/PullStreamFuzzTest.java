package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.PullObserver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Streams that no engine sends: whatever comes, it is read to an end, and is no success unless it says so. */
class PullStreamFuzzTest {

    private static final int STREAMS = 60_000;
    private static final long SEED = 20_240_229;
    private static final String SUCCESS = "Status: Downloaded newer image for ";

    private static final List<String> SOUND = List.of(
            "{\"status\":\"Pulling from ok/a\",\"id\":\"1\"}",
            "{\"status\":\"Pulling fs layer\",\"progressDetail\":{},\"id\":\"61769ce439ea\"}",
            "{\"status\":\"Downloading\",\"progressDetail\":{\"current\":36589,\"total\":3001176},\"id\":\"61769ce439ea\"}",
            "{\"status\":\"Retrying in 5 seconds\",\"progressDetail\":{},\"id\":\"61769ce439ea\"}",
            "{\"status\":\"Extracting\",\"progressDetail\":{\"current\":32768,\"total\":3001176},\"id\":\"61769ce439ea\"}",
            "{\"errorDetail\":{\"message\":\"unknown blob\"},\"error\":\"unknown blob\"}",
            "{\"error\":null}",
            "[1,2,{\"a\":[]}]",
            "null",
            "9e999999999",
            "{\"status\":{\"status\":1},\"id\":7,\"progressDetail\":[]}",
            "{\"status\":\"Status: Downloaded newer image for 127.0.0.1:5000/ok/a:1\"}");

    private final Random random = new Random(SEED);

    @Test
    void readsWhateverComes() throws IOException {
        int successes = 0;
        for (int number = 0; number < STREAMS; number++) {
            var stream = mutated();
            var dialect = random.nextBoolean() ? Dialect.DOCKER : Dialect.PODMAN;
            var outcome = new PullStream(dialect, PullObserver.NONE, Map::size).read(new ByteArrayInputStream(stream));
            if (outcome.exists(ended -> ended.lastStatus().startsWith(SUCCESS))) {
                successes++;
                assertThat(lastLine(stream)).as("stream %d", number).contains(SUCCESS);
            }
            assertThat(outcome.forAll(ended -> ended.bytesTransferred() >= 0)).isTrue();
        }
        assertThat(successes).isBetween(STREAMS / 100, STREAMS / 2); // else the mutations would miss the point
    }

    private byte[] mutated() {
        var lines = new ArrayList<>(SOUND.subList(0, 5));
        for (int extra = random.nextInt(3); extra > 0; extra--) {
            lines.add(random.nextInt(lines.size() + 1), SOUND.get(5 + random.nextInt(SOUND.size() - 5)));
        }
        lines.add(SOUND.getLast());
        switch (random.nextInt(4)) {
            case 0 -> Collections.shuffle(lines, random);
            case 1 -> lines.remove(random.nextInt(lines.size()));
            case 2 -> lines.add(lines.get(random.nextInt(lines.size())));
            default -> {}
        }
        return damaged(String.join(random.nextBoolean() ? "\n" : "\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] damaged(byte[] stream) {
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(stream, random.nextInt(stream.length + 1));
            case 1 -> flipped(stream, 1);
            case 2 -> flipped(stream, 1 + random.nextInt(20));
            default -> stream;
        };
    }

    private byte[] flipped(byte[] stream, int times) {
        for (int time = 0; time < times; time++) {
            stream[random.nextInt(stream.length)] = (byte) random.nextInt(256);
        }
        return stream;
    }

    private static String lastLine(byte[] stream) {
        var lines = new String(stream, StandardCharsets.UTF_8).split("[\r\n]+", -1);
        return Arrays.stream(lines).filter(line -> !line.isEmpty()).toList().getLast();
    }
}
