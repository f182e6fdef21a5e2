package io.aegis.images.adapters.registry;

import io.vavr.control.Option;
import io.vavr.control.Try;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The engine's files as they are now: read again only when one of them has changed. */
final class ReadFiles {

    private static final int LARGEST = 1024 * 1024;

    private final EngineFiles files;
    private @Nullable Known known;

    ReadFiles(EngineFiles files) {
        this.files = files;
    }

    private record Stamp(Path file, Option<FileTime> changed, Option<Long> size) {}

    private record Known(List<Stamp> stamps, EngineSays said) {}

    synchronized EngineSays now() {
        var stamps = stamps();
        var before = known;
        if (before != null && before.stamps().equals(stamps)) {
            return before.said();
        }
        var said = read();
        known = new Known(stamps, said);
        return said;
    }

    private List<Stamp> stamps() {
        var stamps = new ArrayList<Stamp>();
        files.daemon().forEach(file -> stamps.add(stamp(file)));
        files.registries().forEach(file -> stamps.add(stamp(file)));
        return stamps;
    }

    private static Stamp stamp(Path file) {
        return new Stamp(
                file,
                Try.of(() -> Files.getLastModifiedTime(file)).toOption(),
                Try.of(() -> Files.size(file)).toOption());
    }

    private EngineSays read() {
        var rules = new ArrayList<HostRule>();
        var networks = new ArrayList<Network>();
        var problems = new ArrayList<String>();
        var all = new ArrayList<EngineSays>();
        files.daemon().forEach(file -> all.add(read(file, DaemonFile::parse)));
        files.registries().forEach(file -> all.add(read(file, RegistriesFile::parse)));
        for (var said : all) {
            // A later file's word on a prefix replaces an earlier one's.
            rules.removeIf(rule ->
                    said.rules().stream().anyMatch(later -> later.prefix().equals(rule.prefix())));
            rules.addAll(said.rules());
            networks.addAll(said.insecureNetworks());
            problems.addAll(said.problems());
        }
        return new EngineSays(rules, networks, problems);
    }

    private static EngineSays read(Path file, BiFunction<String, byte[], EngineSays> parser) {
        try (var in = Files.newInputStream(file)) {
            var content = in.readNBytes(LARGEST + 1);
            return content.length > LARGEST
                    ? unread(file + " is larger than " + LARGEST + " bytes")
                    : parser.apply(file.toString(), content);
        } catch (NoSuchFileException none) {
            return EngineSays.NOTHING;
        } catch (IOException unreadable) {
            return unread(file + " cannot be read");
        }
    }

    private static EngineSays unread(String problem) {
        return new EngineSays(List.of(), List.of(), List.of(problem + ": its mirrors are not asked"));
    }
}
