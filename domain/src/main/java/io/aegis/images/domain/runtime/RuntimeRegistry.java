package io.aegis.images.domain.runtime;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The StandardRuntimes of a node: which image each language and version runs on. Look-ups are exact. */
public record RuntimeRegistry(Map<String, Map<String, RuntimeEntry>> runtimes) {

    public Either<UnresolvedRuntime, RuntimeEntry> find(StandardRuntime runtime) {
        var versions = runtimes.get(runtime.language());
        if (versions == null) {
            return left(new UnresolvedRuntime.UnknownLanguage(runtime.language(), languages()));
        }
        var entry = versions.get(runtime.version());
        return entry == null
                ? left(new UnresolvedRuntime.UnknownVersion(
                        runtime.language(), runtime.version(), versions(runtime.language())))
                : right(entry);
    }

    /** By language, and the oldest version of each first. */
    public List<StandardRuntime> all() {
        return languages().stream().flatMap(this::versionsOf).toList();
    }

    /** Oldest first. */
    public Either<UnresolvedRuntime, List<StandardRuntime>> all(String language) {
        return runtimes.containsKey(language)
                ? right(versionsOf(language).toList())
                : left(new UnresolvedRuntime.UnknownLanguage(language, languages()));
    }

    public List<String> languages() {
        return runtimes.keySet().stream().sorted().toList();
    }

    /** Oldest first; empty for a language that is not there. */
    public List<String> versions(String language) {
        return runtimes.getOrDefault(language, Map.of()).keySet().stream()
                .sorted(StandardRuntime.BY_VERSION)
                .toList();
    }

    private Stream<StandardRuntime> versionsOf(String language) {
        return versions(language).stream().map(version -> new StandardRuntime(language, version));
    }
}
