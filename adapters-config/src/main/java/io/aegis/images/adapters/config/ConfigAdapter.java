package io.aegis.images.adapters.config;

import io.aegis.images.application.port.Documents;
import io.aegis.images.application.port.RuntimeLocks;
import java.nio.file.Path;
import java.util.Map;

/** The way to AEGIS's YAML documents. */
public final class ConfigAdapter {

    private static final Path SYSTEM = Path.of("/etc/aegis");

    /**
     * @param environment where {@code env:VAR} values and {@code $AEGIS_CONFIG_PATH} are looked up
     * @param workingDirectory what relative paths are relative to, those inside {@code aegis-config.yaml} included: AEGIS
     *     reads {@code runtime_registry_path} so, wherever the file itself lies
     * @param home what {@code ~} stands for
     */
    public static Documents documents(Map<String, String> environment, Path workingDirectory, Path home) {
        return documents(new Surroundings(environment, workingDirectory, home, SYSTEM));
    }

    /** @param workingDirectory what relative paths are relative to */
    public static RuntimeLocks locks(Path workingDirectory) {
        return new YamlDocuments(new Surroundings(Map.of(), workingDirectory, workingDirectory, SYSTEM));
    }

    static Documents documents(Surroundings surroundings) {
        return new YamlDocuments(surroundings);
    }

    private ConfigAdapter() {}
}
