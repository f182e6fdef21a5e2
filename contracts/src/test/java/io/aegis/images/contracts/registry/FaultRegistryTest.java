package io.aegis.images.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultRegistryTest {

    private static final TestImage IMAGE = TestImage.of(7);

    private final FaultRegistry registry = FaultRegistry.start();
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.close();
        registry.close();
    }

    @Test
    void servesWhatWasPutIntoIt() throws Exception {
        var reference = registry.serve("lab/x", "1", IMAGE);
        var manifest = get("/v2/lab/x/manifests/1");
        assertThat(manifest.body()).isEqualTo(IMAGE.manifest().content());
        assertThat(manifest.headers().firstValue("Docker-Content-Digest"))
                .contains(IMAGE.manifest().digest().value());
        assertThat(get("/v2/lab/x/blobs/" + IMAGE.config().digest()).body())
                .isEqualTo(IMAGE.config().content());
        assertThat(reference).hasToString(registry.host() + "/lab/x:1");
    }

    @Test
    void hasNothingElse() throws Exception {
        assertThat(get("/v2/lab/x/manifests/1").statusCode()).isEqualTo(404);
    }

    @Test
    void behavesAsTheScriptSaysWhereItSaysSomething() throws Exception {
        registry.behave(Script.onManifest(Reply.status(503))).serve("lab/x", "1", IMAGE);
        assertThat(get("/v2/lab/x/manifests/1").statusCode()).isEqualTo(503);
        assertThat(get("/v2/").statusCode()).isEqualTo(200);
        assertThat(registry.requests()).extracting(Request::part).containsExactly(Part.MANIFEST, Part.PING);
    }

    @Test
    void cutsOffHalfWayAndGoesOnFromThere() throws Exception {
        registry.serve("lab/x", "1", IMAGE);
        var path = "/v2/lab/x/blobs/" + IMAGE.config().digest();
        registry.behave(registry.content().delivering(Part.BLOB, Delivery.CUT_OFF));
        assertThatThrownBy(() -> get(path)).isInstanceOf(IOException.class);

        registry.behave(registry.content());
        var rest = get(path, "Range", "bytes=10-");
        assertThat(rest.statusCode()).isEqualTo(206);
        assertThat(rest.body()).hasSize(IMAGE.config().content().length - 10);
    }

    @Test
    void opensToTheRightCredentialAlone() throws Exception {
        registry.behave(Login.basic(new UsernamePassword("alice", "s3cret")));
        assertThat(get("/v2/").headers().firstValue("WWW-Authenticate")).contains("Basic realm=\"lab\"");
        assertThat(get("/v2/", "Authorization", "Basic YWxpY2U6czNjcmV0").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + registry.host() + path));
        for (int at = 0; at < headers.length; at += 2) {
            request.header(headers[at], headers[at + 1]);
        }
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }
}
