package io.aegis.images.adapters.eventstore.registries;

import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.Durability;
import io.aegis.images.adapters.eventstore.sqlite.Query;
import io.aegis.images.adapters.eventstore.sqlite.StoreFailures;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.domain.credential.Account;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import io.vavr.control.Try;
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
    private final Map<Owner, RateBudget> unwritten = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();

    private record Owner(RegistryHost registry, Account account) {

        static Owner of(RateBudget budget) {
            return new Owner(budget.registry(), budget.account());
        }
    }

    public SqliteRateBudgets(Database database) {
        this.database = database;
    }

    @Override
    public void said(RateBudget budget) {
        unwritten.put(Owner.of(budget), budget);
        Thread.ofVirtual().name("rate budgets").start(this::writeAll);
    }

    @Override
    public Option<RateBudget> last(RegistryHost registry, Account account) {
        return Option.<RateBudget>of(unwritten.get(new Owner(registry, account)))
                .orElse(() -> Option.ofOptional(
                        list(BudgetTable.of(registry, account)).stream().findFirst()));
    }

    @Override
    public List<RateBudget> all() {
        var newest = new HashMap<>(unwritten);
        list(BudgetTable.ALL).forEach(written -> newest.putIfAbsent(Owner.of(written), written));
        return newest.values().stream().sorted(RateBudget.BY_REGISTRY).toList();
    }

    /** The last word to each; others may say more meanwhile. */
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
        heard.forEach(budget -> unwritten.remove(Owner.of(budget), budget));
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
