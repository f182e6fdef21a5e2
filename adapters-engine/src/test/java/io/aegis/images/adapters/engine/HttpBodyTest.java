package io.aegis.images.adapters.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBodyTest {

    @Test
    void comesChunkByChunkAndEndsBeforeTheNextAnswer() throws IOException {
        var answers = answers(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\nHTTP/1.1 404 No\r\n\r\n");
        var body = answers.body(answers.head());
        assertThat(body.readNBytes(4)).asString().isEqualTo("abcd");
        assertThat(body.read()).isEqualTo('e');
        assertThat(body.read()).isEqualTo(-1);
        assertThat(body.read()).isEqualTo(-1);
        assertThat(answers.head()).isEqualTo(404);
    }

    @Test
    void isAsLongAsItLikes() throws IOException {
        var length = HttpAnswer.LONGEST_BODY + 5L;
        var head = "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n";
        var answers = new HttpAnswer(new SequenceInputStream(
                new ByteArrayInputStream(head.getBytes(StandardCharsets.ISO_8859_1)), new Zeros()));
        var body = answers.body(answers.head());
        body.skipNBytes(length);
        assertThat(body.read()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 9\r\n\r\nabc",
                "Transfer-Encoding: chunked\r\n\r\n9\r\nabc",
                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
                "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n"
            })
    void isNotOverWhereTheEngineHangsUp(String rest) throws IOException {
        var answers = answers("HTTP/1.1 200 OK\r\n" + rest);
        var body = answers.body(answers.head());
        assertThatThrownBy(body::readAllBytes).hasMessageStartingWith("the engine hung up");
    }

    private static HttpAnswer answers(String text) {
        return new HttpAnswer(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static final class Zeros extends InputStream {
        @Override
        public int read() {
            return 0;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return length;
        }
    }
}
