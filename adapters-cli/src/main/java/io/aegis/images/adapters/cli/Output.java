package io.aegis.images.adapters.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.aegis.images.application.StartProblem;
import io.aegis.images.application.loading.LoadFailure;
import io.aegis.images.application.port.RecordFailure;
import io.aegis.images.application.publication.Document;
import io.aegis.images.application.service.Refusal;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.pull.PullFailure;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is printed: answers on standard output, people's text besides on standard error. */
final class Output {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;
    private final RootCommand root;
    private volatile boolean broken;

    Output(Console console, RootCommand root) {
        this.console = console;
        this.root = root;
    }

    boolean json() {
        return root.json();
    }

    Console console() {
        return console;
    }

    PrintStream errors() {
        return console.err();
    }

    PrintWriter people(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    /** One answer: the document for programs, the line for people. */
    void answer(Document document, String line) {
        synchronized (console) {
            console.out().println(json() ? write(document) : line);
        }
    }

    void document(Document document) {
        synchronized (console) {
            console.out().println(write(document));
        }
    }

    void line(String line) {
        synchronized (console) {
            console.out().println(line);
        }
    }

    Times times() {
        return new Times(console.zone(), console.clock());
    }

    void flush() {
        broken = console.out().checkError(); // which flushes
    }

    /** Whether whoever read our answers is gone; known some time after it went. */
    boolean isBroken() {
        return broken;
    }

    void warn(List<String> warnings) {
        warnings.forEach(warning -> note("warning: " + warning));
    }

    void note(String line) {
        synchronized (console) {
            console.err().println(line);
        }
    }

    void error(String name, String message, String remedy) {
        note("error: " + (name.isEmpty() ? "" : name + ": ") + message + (remedy.isEmpty() ? "" : "\n  -> " + remedy));
    }

    /** The one answer to a request that failed: the document for programs, the error for people. */
    int failed(Document document, PullFailure failure) {
        return failed(document, failure, failure.remedy());
    }

    int failed(Document document, PullFailure failure, String nextStep) {
        if (json()) {
            document(document);
        }
        error(failure.name(), failure.message(), nextStep);
        return ExitCode.of(failure);
    }

    /** The same for an image of an archive. */
    int failed(Document document, LoadFailure failure) {
        if (json()) {
            document(document);
        }
        error(failure.name(), failure.message(), failure.remedy());
        return ExitCode.of(failure);
    }

    /** The same for an answer that may come from another process. */
    int failed(Document document, Answered failure) {
        return failed(document, failure, "");
    }

    /** @param subject what is named before a message that does not name it, with its colon */
    int failed(Document document, Answered failure, String subject) {
        if (json()) {
            document(document);
        }
        error(failure.text("class"), subject + failure.text("message"), EnsureText.nextStep(failure));
        return ExitCode.named(failure.text("class"));
    }

    /** There is no answer. */
    int refused(Refusal refusal) {
        return refused(refusal.name(), refusal.message(), refusal.remedy(), ExitCode.named(refusal.name()));
    }

    int badInput(String message, String remedy) {
        return refused("BadInput", message, remedy, ExitCode.BAD_INPUT);
    }

    int refused(StartProblem problem) {
        return switch (problem) {
            case StartProblem.BadInput input -> badInput(input.message(), input.remedy());
            case StartProblem.BadInputs inputs -> refused(inputs);
            case StartProblem.StoreFull full -> refused("DiskFull", full.message(), full.remedy(), ExitCode.of(full));
        };
    }

    /** People read each by itself. */
    private int refused(StartProblem.BadInputs inputs) {
        var messages = inputs.each().stream().map(StartProblem::message).toList();
        int code = ExitCode.of(inputs);
        if (json()) {
            document(new Document()
                    .with(
                            "error",
                            refusal("BadInput", inputs.message(), inputs.remedy(), code)
                                    .with("problems", messages)));
        }
        messages.forEach(message -> error("", message, ""));
        note("  -> " + inputs.remedy());
        return code;
    }

    /** The record could not be read. */
    int refused(RecordFailure failure) {
        return refused(failure.asPullFailure());
    }

    /** A file that carries images, or was to. */
    int refused(BundleFailure failure) {
        return refused(failure.name(), failure.message(), failure.remedy(), ExitCode.of(failure));
    }

    int refused(PullFailure failure) {
        return refused(failure.name(), failure.message(), failure.remedy(), ExitCode.of(failure));
    }

    int refused(LoadFailure failure) {
        return refused(failure.name(), failure.message(), failure.remedy(), ExitCode.of(failure));
    }

    private int refused(String name, String message, String remedy, int code) {
        if (json()) {
            document(new Document().with("error", refusal(name, message, remedy, code)));
        }
        error(name.equals("BadInput") ? "" : name, message, remedy);
        return code;
    }

    private static Document refusal(String name, String message, String remedy, int code) {
        return new Document()
                .with("class", name)
                .with("message", message)
                .with("remedy", remedy)
                .with("exit_code", code);
    }

    private static String write(Document document) {
        try {
            return JSON.writeValueAsString(document.fields());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
