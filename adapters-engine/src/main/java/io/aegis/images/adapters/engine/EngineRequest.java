package io.aegis.images.adapters.engine;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The head of a request, and all of it unless its body is told to come in chunks. */
record EngineRequest(String method, String path, Map<String, String> headers) {

    static EngineRequest get(String path) {
        return new EngineRequest("GET", path, Map.of());
    }

    static EngineRequest post(String path, Map<String, String> headers) {
        return new EngineRequest("POST", path, headers);
    }

    byte[] bytes() {
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: engine\r\nUser-Agent: aegis-images\r\n");
        if (!method.equals("GET") && !headers.containsKey("Transfer-Encoding")) {
            head.append("Content-Length: 0\r\n");
        }
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Without headers: one of them can hold a credential. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
