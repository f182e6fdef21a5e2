package io.aegis.images.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The service as it is installed, in a process of its own. */
final class ServiceProcess implements AutoCloseable {
    private final Path directory;
    private final List<String> command;
    private final Process process;
    private final long readyAfter;

    private ServiceProcess(Path directory, List<String> command, Process process, long readyAfter) {
        this.directory = directory;
        this.command = command;
        this.process = process;
        this.readyAfter = readyAfter;
    }

    /** Waits until it says that it is ready. */
    static ServiceProcess start(Path engineSocket, Path directory) {
        var command = List.of(
                System.getenv("AEGIS_IMAGES"), "--data-dir", directory.toString(), "--socket", engineSocket.toString());
        try {
            long start = System.nanoTime();
            var process = new ProcessBuilder(
                            Stream.concat(command.stream(), Stream.of("serve")).toList())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var line = said.readLine();
            if (line == null || !line.startsWith("ready")) {
                throw new IllegalStateException("serve: " + line);
            }
            return new ServiceProcess(directory, command, process, System.nanoTime() - start);
        } catch (IOException noProcess) {
            throw new UncheckedIOException(noProcess);
        }
    }

    long readyAfter() {
        return readyAfter;
    }

    RawConnection connect() {
        return new RawConnection(directory.resolve("aegis-images.sock"));
    }

    /** The line of a command that asks it. */
    List<String> command(String... words) {
        return Stream.concat(command.stream(), Stream.of(words)).toList();
    }

    /** What it keeps in memory now. */
    long residentBytes() {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return 1024
                    * lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
