package io.aegis.images.application.settings;

import io.vavr.control.Option;

/**
 * How many pulls run at once, {@code spec.images.limits}; the others wait, first come first served. The default is more than the three
 * layers that Docker downloads at a time: a pull spends most of its time on asking a registry that is not next door, and on unpacking.
 *
 * @param perRegistry empty: as many as the runtime does well
 */
public record PullLimits(int perNode, Option<Integer> perRegistry) {

    public static final PullLimits DEFAULT = new PullLimits(20, Option.none());

    public PullLimits(int perNode, int perRegistry) {
        this(perNode, Option.some(perRegistry));
    }
}
