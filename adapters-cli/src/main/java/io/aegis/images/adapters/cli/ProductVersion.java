package io.aegis.images.adapters.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The product's version, as the build wrote it down. */
final class ProductVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"aegis-images " + number() + " (Java " + Runtime.version() + ")"};
    }

    static String number() {
        var properties = new Properties();
        try (var file = ProductVersion.class.getResourceAsStream("version.properties")) {
            properties.load(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.getProperty("version");
    }
}
