package io.aegis.images.adapters.eventstore;

import io.aegis.images.adapters.eventstore.axon.AxonImages;
import io.aegis.images.adapters.eventstore.claims.FileClaims;
import io.aegis.images.adapters.eventstore.claims.FileLeases;
import io.aegis.images.adapters.eventstore.readmodel.SqliteAudit;
import io.aegis.images.adapters.eventstore.readmodel.SqliteDeliveryCursors;
import io.aegis.images.adapters.eventstore.readmodel.SqliteEventLog;
import io.aegis.images.adapters.eventstore.readmodel.SqliteInventory;
import io.aegis.images.adapters.eventstore.registries.SqliteAccessProofs;
import io.aegis.images.adapters.eventstore.registries.SqliteRateBudgets;
import io.aegis.images.adapters.eventstore.sqlite.Arrivals;
import io.aegis.images.adapters.eventstore.sqlite.Database;
import io.aegis.images.adapters.eventstore.sqlite.GroupCommit;
import io.aegis.images.application.port.AccessProofs;
import io.aegis.images.application.port.DeliveryCursors;
import io.aegis.images.application.port.EventLog;
import io.aegis.images.application.port.HealthCheck;
import io.aegis.images.application.port.ImageInventory;
import io.aegis.images.application.port.ImageLeases;
import io.aegis.images.application.port.Images;
import io.aegis.images.application.port.PullAudit;
import io.aegis.images.application.port.PullClaims;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.domain.image.NodeId;
import io.vavr.control.Try;

/** A node's record of image operations, open for use by many threads. */
public final class NodeRecord implements AutoCloseable {

    private final Database database;
    private final GroupCommit commits;
    private final LazyImages images;
    private final EventLog events;
    private final ImageInventory inventory;
    private final PullAudit audit;
    private final PullClaims claims;
    private final FileLeases leases;
    private final AccessProofs proofs;
    private final SqliteRateBudgets budgets;
    private final DeliveryCursors cursors;
    private final HealthCheck health;
    private final HealthCheck readiness;

    NodeRecord(Database database, NodeId node) {
        var arrivals = new Arrivals();
        this.database = database;
        this.commits = new GroupCommit(database, arrivals);
        this.images = new LazyImages(() -> AxonImages.start(database, commits, arrivals), database.directory());
        this.events = new SqliteEventLog(database, arrivals);
        this.inventory = new SqliteInventory(database);
        this.audit = new SqliteAudit(database);
        this.claims = new FileClaims(database.directory());
        this.leases = new FileLeases(database.directory());
        this.proofs = new SqliteAccessProofs(database);
        this.budgets = new SqliteRateBudgets(database);
        this.cursors = new SqliteDeliveryCursors(database);
        this.health = new StoreHealth(database, node);
        this.readiness = new StoreReadiness(database);
    }

    public Images images() {
        return images;
    }

    public EventLog events() {
        return events;
    }

    public ImageInventory inventory() {
        return inventory;
    }

    public PullAudit audit() {
        return audit;
    }

    public PullClaims claims() {
        return claims;
    }

    public ImageLeases leases() {
        return leases;
    }

    public AccessProofs proofs() {
        return proofs;
    }

    public RateBudgets budgets() {
        return budgets;
    }

    public DeliveryCursors cursors() {
        return cursors;
    }

    public HealthCheck health() {
        return health;
    }

    /** Whether it can be written; quick, however long the record is. */
    public HealthCheck readiness() {
        return readiness;
    }

    /** Finishes what was begun; whoever asks afterwards is told that the record is closed. */
    @Override
    public void close() {
        images.close();
        commits.close();
        budgets.close();
        leases.close();
        Try.run(database::close);
    }
}
