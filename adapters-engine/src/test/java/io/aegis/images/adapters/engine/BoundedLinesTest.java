package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedLinesTest {

    @Test
    void readsLinesWhateverTheirEnd() throws IOException {
        assertThat(lines("one\r\ntwo\n\n\r\nthree\rfour")).containsExactly("one", "two", "three", "four");
    }

    @Test
    void hasNoLineInNothing() throws IOException {
        assertThat(lines("\n\r\n")).isEmpty();
    }

    @Test
    void keepsALineTogetherThatComesByteByByte() throws IOException {
        var dripping = new InputStream() {
            private final InputStream text = stream("größer\nzwei");

            @Override
            public int read() throws IOException {
                return text.read();
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                return text.read(buffer, from, Math.min(1, length));
            }
        };
        assertThat(lines(dripping)).containsExactly("größer", "zwei");
    }

    @Test
    void refusesALineWithoutEnd() {
        assertThatThrownBy(() -> lines("x".repeat(300 * 1024)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than 262144 bytes");
    }

    private static List<String> lines(String text) throws IOException {
        return lines(stream(text));
    }

    private static List<String> lines(InputStream in) throws IOException {
        var reader = new BoundedLines(in);
        var lines = new ArrayList<String>();
        for (var line = reader.next(); line != null; line = reader.next()) {
            lines.add(line);
        }
        return lines;
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
