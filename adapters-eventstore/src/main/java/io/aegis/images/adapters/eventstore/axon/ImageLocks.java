package io.aegis.images.adapters.eventstore.axon;

import io.aegis.images.domain.image.ImageCommand;
import io.aegis.images.domain.image.ImageCommand.CompletePull;
import io.aegis.images.domain.image.ImageCommand.FailPull;
import io.aegis.images.domain.image.ImageCommand.FallBack;
import io.aegis.images.domain.image.ImageCommand.JoinPull;
import io.aegis.images.domain.image.ImageCommand.PullImage;
import io.aegis.images.domain.image.ImageCommand.RecordCached;
import io.aegis.images.domain.image.ImageCommand.RecordRemoved;
import io.aegis.images.domain.image.ImageCommand.RefusePull;
import io.aegis.images.domain.image.ImageId;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Stream;

/**
 * Keeps commands on one image from getting into each other's way. Those that seldom or never change what the cache holds
 * go side by side, so that their events can share a commit; the others go alone.
 */
final class ImageLocks {

    private static final int STRIPES = 256;

    private final ReadWriteLock[] stripes =
            Stream.generate(ReentrantReadWriteLock::new).limit(STRIPES).toArray(ReadWriteLock[]::new);

    Lock expectedFor(ImageCommand command) {
        return switch (command) {
            case PullImage _, JoinPull _, RefusePull _, FailPull _, FallBack _ ->
                stripe(command.id()).readLock();
            case CompletePull _, RecordCached _, RecordRemoved _ -> aloneFor(command);
        };
    }

    Lock aloneFor(ImageCommand command) {
        return stripe(command.id()).writeLock();
    }

    private ReadWriteLock stripe(ImageId id) {
        return stripes[Math.floorMod(id.hashCode(), STRIPES)];
    }
}
