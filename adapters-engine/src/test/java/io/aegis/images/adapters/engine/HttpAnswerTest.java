package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aegis.images.adapters.engine.Questions.Said;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {

    private static final int MUTATIONS = 50_000;
    private static final String CHUNKED =
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n3;x=y\r\n   \r\n0\r\nTrailer: t\r\n\r\n";

    @Test
    void readsABodyOfToldLengthAndTheNextAnswer() throws IOException {
        var answers = answers(
                "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 404 Not Found\r\ncontent-length:0\r\n\r\n");
        assertThat(text(answers.read())).isEqualTo("200 {}");
        assertThat(answers.goesOn()).isTrue();
        assertThat(text(answers.read())).isEqualTo("404 ");
    }

    @Test
    void readsChunksWithExtensionsAndTrailers() throws IOException {
        var answers = answers(CHUNKED + "HTTP/1.1 204 No Content\r\n\r\n");
        assertThat(text(answers.read())).isEqualTo("200 {}   ");
        assertThat(text(answers.read())).isEqualTo("204 ");
    }

    @Test
    void passesOverAnInterimAnswer() throws IOException {
        assertThat(text(answers("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
                        .read()))
                .isEqualTo("200 x");
    }

    @Test
    void letsNoQuestionFollowAnAnswerThatEndsWithTheConnection() throws IOException {
        var answers = answers("HTTP/1.0 200 OK\r\n\r\nall of it");
        assertThat(text(answers.read())).isEqualTo("200 all of it");
        assertThat(answers.goesOn()).isFalse();
        var closing = answers("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx");
        assertThat(text(closing.read())).isEqualTo("200 x");
        assertThat(closing.goesOn()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 9999999999\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n"
            })
    void takesHalfAnAnswerForNone(String text) {
        assertThatThrownBy(() -> answers(text).read()).isInstanceOf(IOException.class);
    }

    @Test
    void readsNoHeaderWithoutEnd() {
        assertThatThrownBy(() ->
                        answers("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000)).read())
                .hasMessage("the engine's answer has a header without end");
        assertThatThrownBy(() ->
                        answers("HTTP/1.1 200 OK\r\n" + "X: x\r\n".repeat(1000)).read())
                .hasMessage("the engine's answer has too many headers");
    }

    @Test
    void survivesWhateverComes() {
        var random = new Random(7);
        for (int i = 0; i < MUTATIONS; i++) {
            var bytes = CHUNKED.getBytes(StandardCharsets.ISO_8859_1);
            for (int change = 0; change <= random.nextInt(4); change++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                var said = new HttpAnswer(new ByteArrayInputStream(bytes)).read();
                assertThat(said.body().length).isLessThan(bytes.length);
            } catch (IOException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }

    private static HttpAnswer answers(String text) {
        return new HttpAnswer(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String text(Said said) {
        return said.status() + " " + new String(said.body(), StandardCharsets.ISO_8859_1);
    }
}
