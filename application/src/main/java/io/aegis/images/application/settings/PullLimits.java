package io.aegis.images.application.settings;

/** How many pulls run at once, {@code spec.images.limits}; the others wait, first come first served. */
public record PullLimits(int perNode, int perRegistry) {

    public static final PullLimits DEFAULT = new PullLimits(4, 3);
}
