package io.aegis.images.adapters.registry;

import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.application.settings.RegistrySettings;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to registries, over the HTTP client of the JDK. */
public final class RegistryAdapter {

    private static final Logger log = LoggerFactory.getLogger(RegistryAdapter.class);

    /** To registries: what they say, and what they keep. */
    public interface Connection extends Registry, RegistryContent {}

    /**
     * Connects to nobody yet. The engine's files are read once, here; certificates at each question, so that renewed ones
     * hold at once. A file that cannot be used is left out and logged.
     *
     * @param budgets told whatever a registry says of its limits
     */
    public static Connection connect(
            RegistrySettings settings, EngineFiles files, RateBudgets budgets, InstantSource clock) {
        var read = EngineRulesReader.read(files);
        read.problems().forEach(problem -> log.warn("engine's file is not used problem=\"{}\"", problem));
        return new HttpRegistry(settings, read.rules(), files, budgets, clock);
    }

    /** A line for each of the engine's files that cannot be used; none when all is well. */
    public static List<String> problems(EngineFiles files) {
        return EngineRulesReader.read(files).problems();
    }

    private RegistryAdapter() {}
}
