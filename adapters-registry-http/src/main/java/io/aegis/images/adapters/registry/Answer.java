package io.aegis.images.adapters.registry;

import io.aegis.images.adapters.oci.MediaTypes;
import io.vavr.control.Option;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/**
 * What was said to a question, read to its end.
 *
 * @param from the address that said it, after redirects
 * @param redirected whether that is another host than the one asked
 */
record Answer(int status, HttpHeaders headers, byte[] body, URI from, boolean redirected) {

    static Answer of(HttpResponse<byte[]> response) {
        return new Answer(response.statusCode(), response.headers(), response.body(), response.uri(), false);
    }

    Answer fromElsewhere() {
        return new Answer(status, headers, body, from, true);
    }

    Option<String> header(String name) {
        return Option.ofOptional(headers.firstValue(name));
    }

    List<String> headers(String name) {
        return headers.allValues(name);
    }

    String mediaType() {
        return header("Content-Type").map(MediaTypes::bare).getOrElse("");
    }

    boolean isOk() {
        return status == 200;
    }

    boolean isRefusal() {
        return status == 401 || status == 403;
    }

    @Override
    public String toString() {
        return "Answer[" + status + "]";
    }
}
