package io.aegis.images.adapters.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.adapters.registry.PodmanRules.Entry;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;

/** Reads the engine's own files. One that cannot be read is left out, and told of in one line. */
final class EngineRulesReader {

    private static final int LARGEST = 1024 * 1024;
    private static final int MOST_FILES = 200;

    private final List<String> problems = new ArrayList<>();

    /** @param problems a line for each file that could not be used, with its path */
    record Rules(EngineRules rules, List<String> problems) {}

    static Rules read(EngineFiles files) {
        var reader = new EngineRulesReader();
        var rules = files.registries().isDefined() || !files.additions().isEmpty()
                ? reader.podman(files)
                : files.daemon().flatMap(reader::docker).getOrElse(EngineRules.NONE);
        return new Rules(rules, List.copyOf(reader.problems));
    }

    private Option<EngineRules> docker(Path daemon) {
        return used(daemon, DockerRules::parse);
    }

    /** A prefix that is named again stands for what was said last. */
    private EngineRules podman(EngineFiles files) {
        var entries = new LinkedHashMap<String, Entry>();
        var all = new ArrayList<>(files.registries().toJavaList());
        files.additions().forEach(directory -> all.addAll(in(directory)));
        for (var file : all) {
            used(file, RegistriesConf::parse)
                    .forEach(found -> found.forEach(entry -> entries.put(entry.prefix(), entry)));
        }
        return new PodmanRules(List.copyOf(entries.values()));
    }

    private List<Path> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".conf"))
                    .limit(MOST_FILES)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            problems.add(directory + " cannot be read");
            return List.of();
        }
    }

    private <T> Option<T> used(Path file, Function<String, Either<String, T>> parse) {
        return text(file)
                .flatMap(text ->
                        text.map(read -> parse.apply(read).map(Option::some)).getOrElse(() -> right(Option.none())))
                .peekLeft(problem -> problems.add(file + " " + problem))
                .getOrElse(Option.none());
    }

    private static Either<String, Option<String>> text(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return left("is not a regular file");
            }
            try (var in = Files.newInputStream(file)) {
                var bytes = in.readNBytes(LARGEST + 1);
                return bytes.length > LARGEST
                        ? left("is larger than 1 MiB")
                        : right(Option.some(new String(bytes, StandardCharsets.UTF_8)));
            }
        } catch (NoSuchFileException missing) {
            return right(Option.none());
        } catch (AccessDeniedException denied) {
            return left("cannot be read: permission denied");
        } catch (IOException unreadable) {
            return left("cannot be read");
        }
    }

    private EngineRulesReader() {}
}
