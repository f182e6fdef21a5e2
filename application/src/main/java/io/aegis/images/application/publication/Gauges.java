package io.aegis.images.application.publication;

import io.aegis.images.application.port.RateBudgets.RateBudget;
import io.aegis.images.application.record.InventoryEntry;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What a monitoring system follows, in Prometheus' text format. */
public final class Gauges {

    private static final String PREFIX = "aegis_images_";

    /** The node's images and what registries last said that they still give; a registry that told no limit has no gauge. */
    public static String of(List<InventoryEntry> held, List<RateBudget> budgets) {
        // Several references may name one image: it lies on the disk once.
        Map<?, Long> sizes = held.stream()
                .collect(Collectors.toMap(
                        entry -> entry.image().imageId(), entry -> entry.image().sizeBytes(), Math::max));
        return gauge("references", "References that the node's runtime holds, by the record.", held.size())
                + gauge("images", "Different images among them.", sizes.size())
                + gauge(
                        "image_bytes",
                        "What they take unpacked, shared layers counted for each.",
                        sizes.values().stream().mapToLong(Long::longValue).sum())
                + byRegistry(
                        "registry_limit",
                        "Pulls that the registry gives within its window.",
                        budgets,
                        RateBudget::limit)
                + byRegistry(
                        "registry_remaining",
                        "Pulls that remained when the registry last said so.",
                        budgets,
                        RateBudget::remaining)
                + byRegistry(
                        "registry_said_timestamp_seconds",
                        "When the registry last said so.",
                        budgets,
                        budget -> budget.at().getEpochSecond());
    }

    private static String gauge(String name, String help, long value) {
        return head(name, help) + PREFIX + name + " " + value + "\n";
    }

    private static String byRegistry(
            String name, String help, List<RateBudget> budgets, ToLongFunction<RateBudget> value) {
        return budgets.isEmpty()
                ? ""
                : head(name, help)
                        + budgets.stream()
                                .map(budget -> PREFIX + name + "{registry=\"" + budget.registry()
                                        + "\",account=\""
                                        + escaped(budget.account().name()) + "\"} "
                                        + value.applyAsLong(budget) + "\n")
                                .collect(Collectors.joining());
    }

    /** Whatever a user is called: a label must not end, nor a line. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static String head(String name, String help) {
        return "# HELP " + PREFIX + name + " " + help + "\n# TYPE " + PREFIX + name + " gauge\n";
    }

    private Gauges() {}
}
