package io.aegis.images.adapters.config;

import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.runtime.LockedRuntime;
import io.aegis.images.domain.runtime.RuntimeLock;
import io.aegis.images.domain.runtime.StandardRuntime;
import java.util.Map;

/**
 * A lock as text: one fact a line, sorted as people would, so that a difference between two locks reads as what changed.
 */
final class RuntimeLockWriter {

    private static final String HEAD = """
            # The exact images that the StandardRuntimes of runtime-registry.yaml run on, for every node that has this file.
            # Written by `aegis-images runtimes lock`, which is also the way to change it. Keep it with the registry file.
            apiVersion: %s
            kind: %s
            spec:
              runtimes:%s
            """;

    static String text(RuntimeLock lock) {
        var text = new StringBuilder(HEAD.formatted(
                RuntimeLockReader.API_VERSION,
                RuntimeLockReader.KIND,
                lock.runtimes().isEmpty() ? " {}" : ""));
        var language = "";
        for (var runtime : lock.all()) {
            if (!runtime.language().equals(language)) {
                language = runtime.language();
                text.append("    ").append(quoted(language)).append(":\n");
            }
            lock.find(runtime).forEach(locked -> append(text, runtime, locked));
        }
        return text.toString();
    }

    private static void append(StringBuilder text, StandardRuntime runtime, LockedRuntime locked) {
        text.append("      ").append(quoted(runtime.version())).append(":\n");
        line(text, 8, "image", quoted(locked.image().toString()));
        line(text, 8, "digest", locked.digest());
        line(text, 8, "resolved_at", quoted(locked.resolvedAt().toString()));
        text.append("        platforms:\n");
        locked.platforms().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Platform.BY_NAME))
                .forEach(image -> {
                    text.append("          ").append(image.getKey()).append(":\n");
                    line(text, 12, "manifest", image.getValue().manifest());
                    line(text, 12, "image_id", image.getValue().imageId());
                });
    }

    private static void line(StringBuilder text, int indent, String key, Object value) {
        text.append(" ".repeat(indent)).append(key).append(": ").append(value).append('\n');
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private RuntimeLockWriter() {}
}
