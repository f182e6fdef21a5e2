package io.aegis.images.adapters.eventstore.registries;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Durability;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import io.vavr.control.Try;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The budgets in their table. What is said is known at once and written behind the caller's back, who is in the middle of
 * a pull: somebody else may be writing for seconds. Closing writes what is left.
 */
public final class SqliteRateBudgets implements RateBudgets, AutoCloseable {

    private final Database database;
    private final Map<RegistryHost, RateBudget> unwritten = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

    public SqliteRateBudgets(Database database) {
        this.database = database;
    }

    @Override
    public void said(RateBudget budget) {
        unwritten.put(budget.registry(), budget);
        Thread.ofVirtual().name("rate budgets").start(this::writeAll);
    }

    @Override
    public Option<RateBudget> last(RegistryHost registry) {
        return Option.<RateBudget>of(unwritten.get(registry))
                .orElse(() -> Option.ofOptional(
                        list(BudgetTable.of(registry)).stream().findFirst()));
    }

    @Override
    public List<RateBudget> all() {
        var newest = new HashMap<>(unwritten);
        list(BudgetTable.ALL).forEach(written -> newest.putIfAbsent(written.registry(), written));
        return newest.values().stream()
                .sorted(Comparator.comparing(budget -> budget.registry().value()))
                .toList();
    }

    /** Each registry's last word; others may say more meanwhile. */
    private void writeAll() {
        while (!unwritten.isEmpty() && writeOnce()) {
            // Who does not get the lock need not go on: its owner looks again afterwards.
        }
    }

    private boolean writeOnce() {
        if (!writing.tryLock()) {
            return false;
        }
        try {
            write(List.copyOf(unwritten.values()));
        } finally {
            writing.unlock();
        }
        return true;
    }

    private void write(List<RateBudget> heard) {
        if (heard.isEmpty()) {
            return;
        }
        Try.run(() -> database.write(Durability.PROCESS, session -> BudgetTable.insert(session, heard)))
                .onFailure(this::log);
        heard.forEach(budget -> unwritten.remove(budget.registry(), budget));
    }

    private List<RateBudget> list(Query query) {
        return Try.of(() -> database.read(session -> session.list(query, BudgetTable::read)))
                .onFailure(this::log)
                .getOrElse(List.of());
    }

    private void log(Throwable thrown) {
        StoreFailures.translate(thrown, database.directory());
    }

    @Override
    public void close() {
        writing.lock();
        try {
            write(List.copyOf(unwritten.values()));
        } finally {
            writing.unlock();
        }
    }
}
