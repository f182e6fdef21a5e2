package io.aegis.images.adapters.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.aegis.images.adapters.registry.HostRule.Mirror;
import io.aegis.images.adapters.registry.HostRule.Use;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;

/** Docker's {@code daemon.json}: mirrors, which are Docker Hub's alone, and hosts whose TLS proves nothing. */
final class DaemonFile {

    private static final String HUB = "docker.io";

    /** @param name as problems call it */
    static EngineSays parse(String name, byte[] content) {
        return Json.object(content)
                .fold(
                        problem -> new EngineSays(
                                List.of(), List.of(), List.of(name + " " + problem + ": its mirrors are not asked")),
                        root -> said(name, root));
    }

    private static EngineSays said(String name, JsonNode root) {
        var rules = new ArrayList<HostRule>();
        var networks = new ArrayList<Network>();
        var problems = new ArrayList<String>();
        var mirrors = new ArrayList<Mirror>();
        for (var text : texts(root.path("registry-mirrors"))) {
            location(text).peek(mirrors::add).onEmpty(() -> problems.add(name + ": registry-mirrors holds no address"));
        }
        rules.add(new HostRule(HUB, HUB, false, false, mirrors));
        for (var text : texts(root.path("insecure-registries"))) {
            Network.parse(text)
                    .peek(networks::add)
                    .onEmpty(() -> Authority.parse(withoutScheme(text))
                            .peek(host ->
                                    rules.add(new HostRule(host.toString(), host.toString(), true, false, List.of())))
                            .onEmpty(() -> problems.add(name + ": insecure-registries holds no host or network")));
        }
        return new EngineSays(rules, networks, problems);
    }

    /** An address: {@code http://…} says that there is no TLS. */
    private static Option<Mirror> location(String text) {
        var bare = withoutScheme(text).replaceFirst("/+$", "");
        int slash = bare.indexOf('/');
        return Authority.parse(slash < 0 ? bare : bare.substring(0, slash))
                .map(_ -> new Mirror(bare, text.startsWith("http://"), Use.ALL));
    }

    private static String withoutScheme(String text) {
        return text.replaceFirst("^https?://", "");
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }

    private DaemonFile() {}
}
