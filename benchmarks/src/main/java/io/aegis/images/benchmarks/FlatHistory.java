package io.aegis.images.benchmarks;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Durability;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.application.record.AuditQuery;
import io.aegis.images.benchmarks.Benchmarks.Benchmark;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.contracts.runtime.InMemoryRuntime;
import io.aegis.images.domain.image.NodeId;
import io.aegis.images.domain.reference.ImageReference;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;

/** What a long history costs: hits with ten and with a million behind them, many callers at once, and a replay of it all. */
final class FlatHistory implements Benchmark {
    private static final ImageReference IMAGE =
            ImageReference.parse("ghcr.io/acme/agent:1").get();
    private static final int MILLION = Integer.getInteger("past.hits", 1_000_000);
    private static final int CALLERS = 16;
    private static final int ROUNDS = 3000;

    @Override
    public void run() throws IOException, SQLException {
        try (var young = node();
                var old = node()) {
            hits(young, 10, 1);
            Report.note("recording " + MILLION + " hits");
            long start = System.nanoTime();
            hits(old, MILLION, CALLERS);
            Report.rate(CALLERS + " callers, presence in memory: durable hits", perSecond(MILLION, start), 3000);
            compare(young, old);
            replay(old);
        }
    }

    private static Node node() {
        return new Node(new InMemoryRuntime().hold(IMAGE, TestImage.of(1).held()));
    }

    private static void hits(Node node, int number, int callers) {
        try (var threads = Executors.newFixedThreadPool(callers)) {
            for (int caller = 0; caller < callers; caller++) {
                threads.execute(() -> {
                    for (int i = 0; i < number / callers; i++) {
                        node.ensure(IMAGE);
                    }
                });
            }
        }
    }

    private static void compare(Node young, Node old) {
        var few = new Samples();
        var many = new Samples();
        for (int i = 0; i < ROUNDS; i++) {
            few.time(() -> young.ensure(IMAGE));
            many.time(() -> old.ensure(IMAGE));
        }
        Report.ratio("hit with 1 000 000 past hits", many.micros(), "with few " + few.micros(), many.against(few), 1.2);
    }

    private static void replay(Node node) throws IOException, SQLException {
        forgetAudit(node.directory());
        long start = System.nanoTime();
        node.record().audit().find(AuditQuery.newest(1)).get();
        Report.rate("replay of the audit projection: events", perSecond(MILLION, start), 20_000);
        start = System.nanoTime();
        node.record().inventory().on(new NodeId("bench")).get();
        Report.rate("replay of the inventory projection: events", perSecond(MILLION, start), 20_000);
    }

    /** Hits have brought it up to date now and then, to tell who may have the image. */
    private static void forgetAudit(Path directory) throws IOException, SQLException {
        try (var database = Database.open(directory)) {
            database.write(Durability.PROCESS, session -> {
                for (var table : List.of("audit", "audit_day", "use_day", "open_pull")) {
                    session.run("DELETE FROM " + table);
                }
                return session.execute(Query.of("DELETE FROM projection_token WHERE projection = ?", "audit"));
            });
        }
    }

    private static double perSecond(int number, long start) {
        return number / ((System.nanoTime() - start) / 1e9);
    }
}
