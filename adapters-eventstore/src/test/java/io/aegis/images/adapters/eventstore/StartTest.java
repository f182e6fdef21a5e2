package io.aegis.images.adapters.eventstore;

import static io.aegis.images.contracts.record.Samples.AGENT;
import static io.aegis.images.contracts.record.Samples.NODE;
import static io.aegis.images.contracts.record.Samples.pull;
import static io.aegis.images.contracts.record.Samples.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.application.record.DecisionTrace;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTest {

    @TempDir
    private Path directory;

    @Test
    void whoOnlyReadsDoesNotWaitForAxon() throws Exception {
        assertThat(classesLoadedBy("read")).noneMatch(line -> line.contains("org.axonframework"));
        assertThat(classesLoadedBy("write")).anyMatch(line -> line.contains("org.axonframework"));
    }

    @Test
    void nothingOnTheClassPathReportsToAVendor() {
        assertThat(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                        .split(File.pathSeparator))
                .anyMatch(entry -> entry.contains("axon-eventsourcing"))
                .noneMatch(entry -> entry.contains("axon-update"));
        assertThatThrownBy(() -> Class.forName("org.axonframework.update.UpdateChecker"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    private List<String> classesLoadedBy(String what) throws Exception {
        var log = directory.resolve(what + ".log");
        try (var child = ChildProcess.start(
                Visitor.class, List.of("-Xlog:class+load:file=" + log), directory.toString(), what)) {
            assertThat(child.finish()).containsExactly("done");
        }
        return Files.readAllLines(log);
    }

    /** A process that asks everything there is to ask, or records something. */
    static final class Visitor {
        public static void main(String[] arguments) {
            try (var node = OpenRecord.in(Path.of(arguments[0]))) {
                node.events().after(EventLog.START, 10).get();
                node.inventory().on(NODE).get();
                node.audit().find(AuditQuery.newest(10)).get();
                node.claims().isClaimed(pull(1));
                node.proofs().all().get();
                node.budgets().all();
                node.health().examine();
                if (arguments[1].equals("write")) {
                    node.images().handle(start(AGENT, 1), DecisionTrace.EMPTY).get();
                }
            }
            System.out.println("done");
        }
    }
}
