package io.aegis.images.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.aegis.images.application.EnsureRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds {@code openapi.yaml} to what the service does: its routes, their parameters, and each example that it shows. */
class DescriptionTest {

    private final Served service = new Served();
    private final Caller caller = service.caller();
    private final JsonNode description;

    DescriptionTest() throws IOException {
        description = new ObjectMapper(new YAMLFactory())
                .readTree(caller.get("/openapi.yaml").body());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void namesEveryRouteWithItsParametersAndNoOther() {
        var described = new TreeMap<String, Set<String>>();
        eachOperation((path, method, operation) -> described.put(method + " " + path, parameters(operation, "query")));

        assertThat(described)
                .isEqualTo(service.routes().all().stream()
                        .collect(Collectors.toMap(
                                route -> route.method() + " " + route.template(),
                                route -> new TreeSet<>(route.parameters()),
                                (one, other) -> one,
                                TreeMap::new)));
    }

    @Test
    void answersEveryReadThatItShowsWithWhatItPromises() {
        service.node.ensurer().ensure(EnsureRequest.of(Served.AGENT));
        var id = caller.get("/v1/audit").json().at("/events/0/data/pull_id");
        var pull = caller.get("/v1/audit?outcome=Downloaded")
                .json()
                .at("/events/0/data/pull_id")
                .asText();
        assertThat(id).isNotNull();
        var precache = caller.send(
                        "POST",
                        "/v1/precache",
                        "{\"references\":[\"ghcr.io/acme/agent:1.4\"]}",
                        "Content-Type: application/json",
                        "Prefer: respond-async")
                .json()
                .path("precache_id")
                .asText();

        var asked = new ArrayList<String>();
        eachOperation((path, method, operation) -> {
            if (!method.equals("POST")) {
                var target = target(path, operation, path.startsWith("/v1/precache") ? precache : pull);
                var reply = caller.send(method, target, "");
                assertThat(reply.status()).as(target + " " + reply.body()).isEqualTo(200);
                var content =
                        operation.at("/responses/200/content").fieldNames().next();
                assertThat(reply.header("Content-Type")).contains(content);
                if (content.equals("application/json")) {
                    promised(operation.at("/responses/200/content").path(content), reply.json(), target);
                }
                asked.add(target);
            }
        });
        assertThat(asked).hasSize(29);
    }

    @ParameterizedTest
    @CsvSource({"/v1/images/ensure, Ensured", "/v1/precache, PrecacheReport"})
    void doesWhatItsExamplesAsk(String path, String answer) {
        var examples = description.path("paths").path(path).at("/post/requestBody/content/application~1json/examples");
        assertThat(examples).hasSize(3);
        for (var example : examples) {
            var reply = caller.send("POST", path, example.path("value").toString(), "Content-Type: application/json");
            assertThat(reply.status())
                    .as(reply.body())
                    .isEqualTo(example.path("x-status").asInt(200));
            assertThat(names(reply.json())).containsAll(required(reply.status() == 200 ? answer : "Problem"));
        }
    }

    private void promised(JsonNode content, JsonNode answer, String target) {
        var name = content.at("/schema/$ref").asText().replace("#/components/schemas/", "");
        assertThat(names(answer)).as(target).containsExactlyInAnyOrderElementsOf(required(name));
    }

    private Set<String> required(String schema) {
        var names = new HashSet<String>();
        description.at("/components/schemas/" + schema + "/required").forEach(name -> names.add(name.asText()));
        assertThat(names).as(schema).isNotEmpty();
        return names;
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String target(String path, JsonNode operation, String pull) {
        var query = new ArrayList<String>();
        for (var parameter : operation.path("parameters")) {
            var example = parameter.path("example").asText();
            var name = parameter.path("name").asText();
            if (parameter.path("in").asText().equals("path")) {
                path = path.replace("{" + name + "}", name.equals("id") ? pull : encoded(example));
            } else if (parameter.path("in").asText().equals("query") && !example.isEmpty()) {
                query.add(name + "=" + encoded(example));
            }
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Set<String> parameters(JsonNode operation, String place) {
        var names = new TreeSet<String>();
        for (var parameter : operation.path("parameters")) {
            if (parameter.path("in").asText().equals(place)) {
                names.add(parameter.path("name").asText());
            }
        }
        return names;
    }

    private interface OperationTest {
        void look(String path, String method, JsonNode operation);
    }

    private void eachOperation(OperationTest test) {
        for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                test.look(path.getKey(), operation.getKey().toUpperCase(Locale.ROOT), operation.getValue());
            }
        }
    }
}
