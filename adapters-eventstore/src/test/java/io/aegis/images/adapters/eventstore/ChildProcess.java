package io.aegis.images.adapters.eventstore;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another process of this product, told by what it prints. */
final class ChildProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private ChildProcess(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static ChildProcess start(Class<?> main, List<String> options, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(List.of(arguments));
        return new ChildProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** At least so many lines, unless it ends before. */
    List<String> lines(int atLeast) throws IOException {
        var lines = new ArrayList<String>();
        while (lines.size() < atLeast) {
            var line = output.readLine();
            if (line == null) {
                break;
            }
            lines.add(line);
        }
        return lines;
    }

    /** Kills it as {@code kill -9} does, and reads what it had printed until then. */
    List<String> kill() throws IOException {
        // By its handle: the process itself would close its output, too.
        process.toHandle().destroyForcibly();
        return lines(Integer.MAX_VALUE);
    }

    /** Reads to its end, which must be a good one. */
    List<String> finish() throws IOException, InterruptedException {
        var lines = lines(Integer.MAX_VALUE);
        if (process.waitFor() != 0) {
            throw new AssertionError("the child process ended with " + process.exitValue());
        }
        return lines;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
