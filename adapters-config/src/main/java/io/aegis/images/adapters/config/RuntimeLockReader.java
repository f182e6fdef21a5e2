package io.aegis.images.adapters.config;

import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.runtime.LockedImage;
import io.aegis.images.domain.runtime.LockedRuntime;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.StandardRuntime;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code runtime-registry.lock.yaml}. Read strictly: what it says decides which bytes run. */
final class RuntimeLockReader {

    static final String API_VERSION = "aegis.ai/v1";
    static final String KIND = "RuntimeRegistryLock";

    private static final List<String> ENTRY = List.of("image", "digest", "resolved_at", "platforms");

    static RuntimeLock read(Section document) {
        Envelope.kind(document, List.of(API_VERSION), List.of(KIND));
        document.holdingOnly(List.of("apiVersion", "kind", "spec"));
        var spec = document.require("spec").section().holdingOnly(List.of("runtimes"));
        var languages = spec.require("runtimes").section();
        var runtimes = new HashMap<StandardRuntime, LockedRuntime>();
        for (var language : languages.keys()) {
            var versions = languages.require(language).section();
            for (var version : versions.keys()) {
                runtimes.put(
                        new StandardRuntime(
                                RuntimeRegistryReader.visible(language, languages),
                                RuntimeRegistryReader.visible(version, versions)),
                        entry(versions.require(version).section().holdingOnly(ENTRY)));
            }
        }
        return new RuntimeLock(runtimes);
    }

    private static LockedRuntime entry(Section entry) {
        var image = image(entry.require("image"));
        var written = entry.require("digest");
        var digest = digest(written);
        if (image.digest().exists(own -> !own.equals(digest))) {
            throw written.problem("is not the digest that its image names itself");
        }
        return new LockedRuntime(
                image, digest, platforms(entry.require("platforms").section()), instant(entry.require("resolved_at")));
    }

    private static ImageReference image(Field field) {
        var text = field.text();
        if (!ImageReference.isFullyQualified(text)) {
            throw field.problem(Words.quoted(text) + " must be written in full, as in docker.io/library/python:3.11");
        }
        return ImageReference.parse(text)
                .getOrElseThrow(invalid -> Unusable.at(field.line(), field.path() + ": " + invalid.message()));
    }

    private static Map<Platform, LockedImage> platforms(Section section) {
        var platforms = new HashMap<Platform, LockedImage>();
        for (var name : section.keys()) {
            var platform = Platform.parse(name)
                    .getOrElseThrow(() -> Unusable.at(
                            section.lineOf(name), section.path(name) + " is no platform such as linux/amd64"));
            var image = section.require(name).section().holdingOnly(List.of("manifest", "image_id"));
            platforms.put(
                    platform, new LockedImage(digest(image.require("manifest")), digest(image.require("image_id"))));
        }
        if (platforms.isEmpty()) {
            throw Unusable.at(section.line(), section.path() + " needs at least one platform");
        }
        return platforms;
    }

    private static Digest digest(Field field) {
        return Digest.parse(field.text())
                .getOrElseThrow(() -> field.problem(Words.quoted(field.text()) + " is not a digest"));
    }

    private static Instant instant(Field field) {
        try {
            return Instant.parse(field.text());
        } catch (DateTimeParseException malformed) {
            throw field.problem(Words.quoted(field.text()) + " is not a time such as 2026-03-01T12:00:00Z");
        }
    }

    private RuntimeLockReader() {}
}
