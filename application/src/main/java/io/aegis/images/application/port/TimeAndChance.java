package io.aegis.images.application.port;

import io.aegis.images.domain.pull.PullId;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Where time and new identities come from: the system outside of tests. */
public record TimeAndChance(InstantSource clock, Timers timers, Supplier<PullId> pullIds) {}
