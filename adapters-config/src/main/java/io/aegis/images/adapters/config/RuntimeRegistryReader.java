package io.aegis.images.adapters.config;

import io.aegis.images.domain.Printable;
import io.aegis.images.domain.runtime.RuntimeEntry;
import io.aegis.images.domain.runtime.RuntimeRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code runtime-registry.yaml}: language, version, image. A key that is not known is an error: nothing else reads the file. */
final class RuntimeRegistryReader {

    private static final List<String> API_VERSIONS = List.of("aegis.ai/v1", "100monkeys.ai/v1");
    private static final List<String> TOP = List.of("apiVersion", "kind", "metadata", "spec");
    private static final List<String> SPEC = List.of("registry_url", "runtimes", "metadata");
    private static final List<String> ENTRY = List.of("image", "description", "deprecated", "bootstrap_env");

    static RuntimeRegistry read(Section document) {
        Envelope.kind(document, API_VERSIONS, List.of("RuntimeRegistry"));
        document.holdingOnly(TOP);
        var spec = document.require("spec").section().holdingOnly(SPEC);
        var registry = new ShortNames(spec.require("registry_url"));
        var languages = spec.require("runtimes").section();
        var runtimes = new LinkedHashMap<String, Map<String, RuntimeEntry>>();
        for (var language : languages.keys()) {
            runtimes.put(
                    visible(language, languages),
                    versions(languages.require(language).section(), registry));
        }
        return new RuntimeRegistry(runtimes);
    }

    private static Map<String, RuntimeEntry> versions(Section language, ShortNames registry) {
        var versions = new LinkedHashMap<String, RuntimeEntry>();
        for (var version : language.keys()) {
            versions.put(
                    visible(version, language),
                    entry(language.require(version).section().holdingOnly(ENTRY), registry));
        }
        return versions;
    }

    /** These names go into messages, and are typed by people. */
    static String visible(String name, Section section) {
        if (name.isBlank() || !name.strip().equals(Printable.of(name))) {
            throw Unusable.at(section.lineOf(name), section.path(name) + " is not a name that people can type");
        }
        return name;
    }

    private static RuntimeEntry entry(Section entry, ShortNames registry) {
        return new RuntimeEntry(
                registry.inFull(entry.require("image")),
                entry.find("description").map(Field::textOrNothing).getOrElse(""),
                entry.find("deprecated").map(Field::flag).getOrElse(false),
                environment(entry.section("bootstrap_env")));
    }

    private static Map<String, String> environment(Section section) {
        var environment = new LinkedHashMap<String, String>();
        section.keys()
                .forEach(name -> environment.put(
                        name, section.find(name).map(Field::textOrNothing).getOrElse("")));
        return environment;
    }

    private RuntimeRegistryReader() {}
}
