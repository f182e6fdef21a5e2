package io.aegis.images.application.settings;

/**
 * How many pulls run at once, {@code spec.images.limits}; the others wait, first come first served. The default is more than the three
 * layers that Docker downloads at a time: a pull spends most of its time on asking a registry that is not next door, and on unpacking.
 */
public record PullLimits(int perNode, int perRegistry) {

    public static final PullLimits DEFAULT = new PullLimits(10, 8);
}
