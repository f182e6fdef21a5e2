package io.aegis.images.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.LogManager;

/** Runs the benchmarks that are named, or all. */
public final class Benchmarks {
    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("resolve", new ColdResolve());
        ALL.put("registry", new RegistryHead());
        ALL.put("hits", new HitAgainstPresence());
        ALL.put("together", new ThousandTogether());
        ALL.put("history", new FlatHistory());
        ALL.put("probe", new ProbeCost());
        ALL.put("pulls", new ColdPulls());
        ALL.put("load", new ArchiveLoads());
        ALL.put("precache", new ManyImages());
        ALL.put("bundle", new BundleCreation());
        ALL.put("service", new ServedHits());
        ALL.put("stream", new ManySubscribers());
        ALL.put("audit", new LongAudit());
    }

    /** One of them. */
    interface Benchmark {
        void run() throws Exception;
    }

    public static void main(String[] names) throws Exception {
        var wanted = names.length == 0 ? ALL.keySet() : List.of(names);
        if (!ALL.keySet().containsAll(wanted)) {
            System.err.println("benchmarks: choose from " + String.join(", ", ALL.keySet()));
            System.exit(2);
        }
        LogManager.getLogManager().reset();
        Report.heading();
        for (var name : wanted) {
            Objects.requireNonNull(ALL.get(name)).run();
        }
        System.exit(0);
    }

    private Benchmarks() {}
}
