package io.aegis.images.domain.runtime;

/** A language and a version, both spelled as the runtime registry spells them. */
public record StandardRuntime(String language, String version) implements ExecutionRuntime {

    @Override
    public String toString() {
        return language + " " + version;
    }
}
