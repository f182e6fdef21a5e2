package io.aegis.images.adapters.engine;

import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import io.vavr.control.Try;
import java.io.IOException;

/** Questions over a general HTTP client. */
final class TcpQuestions implements Questions {

    private final DockerHttpClient client;

    TcpQuestions(DockerHttpClient client) {
        this.client = client;
    }

    @Override
    public Said ask(String path) throws IOException {
        var request = Request.builder().method(Request.Method.GET).path(path).build();
        try (var response = client.execute(request)) {
            return new Said(response.getStatusCode(), response.getBody().readNBytes(HttpAnswer.LONGEST_BODY));
        }
    }

    @Override
    public void close() {
        Try.run(client::close);
    }
}
