package io.aegis.images.adapters.credentials;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a program without a shell, for a limited time and to a limited length of output. One that is cut off is gone, children
 * and all; what one that ended by itself has left running, as an agent, stays.
 */
final class BoundedProcess {

    private static final Logger LOG = LoggerFactory.getLogger(BoundedProcess.class);
    private static final int LONGEST = 64 * 1024;
    private static final Executor THREADS = Thread::startVirtualThread;

    private final Map<String, String> environment;
    private final Duration patience;

    BoundedProcess(Map<String, String> environment, Duration patience) {
        this.environment = environment;
        this.patience = patience;
    }

    Either<String, HelperAnswer> run(List<String> command, String input) {
        var builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return converse(builder.start(), input);
        } catch (IOException unstartable) {
            LOG.warn("credential helper cannot be started cause={}", unstartable.getMessage());
            return left("cannot be started");
        }
    }

    private Either<String, HelperAnswer> converse(Process process, String input) {
        var answer = CompletableFuture.supplyAsync(() -> answer(process), THREADS);
        THREADS.execute(() -> write(process, input));
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return left("did not answer within " + patience.toMillis() + " ms");
        } catch (ExecutionException broken) {
            return left("broke off its answer");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return left("was interrupted");
        } finally {
            end(process);
        }
    }

    private static Either<String, HelperAnswer> answer(Process process) {
        try (var out = process.getInputStream()) {
            var bytes = out.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                // Before its output is closed: it might end by that, and nobody would know its children any more.
                end(process);
                return left("answered more than 64 KiB");
            }
            return right(new HelperAnswer(process.waitFor(), new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            return left("broke off its answer");
        } catch (InterruptedException stop) {
            return left("was interrupted");
        }
    }

    /** A helper that does not read its input may well be right. */
    private static void write(Process process, String input) {
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unread) {
            LOG.debug("credential helper did not read its input");
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
