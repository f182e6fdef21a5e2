package io.aegis.images.application;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.bundling.BundleMaker;
import io.aegis.images.application.bundling.BundleObserver;
import io.aegis.images.application.bundling.BundleOrder;
import io.aegis.images.application.bundling.BundleRefusal;
import io.aegis.images.application.bundling.MadeBundle;
import io.aegis.images.application.port.Archives;
import io.aegis.images.application.port.Bundles;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.CredentialStore;
import io.aegis.images.application.port.OpenArchive;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.domain.bundle.BundleContents.Base;
import io.aegis.images.domain.bundle.BundleFailure;
import io.aegis.images.domain.bundle.BundleFailure.NoArchive;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a bundle of images straight from their registries; no container runtime is asked. All of it is there in the end, or nothing
 * is at the file.
 */
public final class BundleCreator {

    private final RegistryContent content;
    private final CredentialStore credentials;
    private final Archives archives;
    private final Bundles bundles;

    public BundleCreator(RegistryContent content, CredentialStore credentials, Archives archives, Bundles bundles) {
        this.content = content;
        this.credentials = credentials;
        this.archives = archives;
        this.bundles = bundles;
    }

    /** Blocks until the bundle is at its file. An attempt that failed, or was killed, is gone on with by the next for the file. */
    public Either<BundleRefusal, MadeBundle> create(
            BundleOrder order, BundleObserver observer, Cancellation cancellation) {
        var maker = new BundleMaker(content, credentials, bundles, observer, cancellation);
        if (order.base().isEmpty()) {
            return maker.make(order, Option.none(), Set.of());
        }
        return archives.open(order.base().get())
                .flatMap(base -> {
                    try (base) {
                        return identity(base).map(identity -> new Known(identity, held(base)));
                    }
                })
                .<BundleRefusal>mapLeft(BundleRefusal.File::new)
                .flatMap(known -> maker.make(order, Option.some(known.base()), known.held()));
    }

    private record Known(Base base, Set<Digest> held) {}

    private static Either<BundleFailure, Base> identity(OpenArchive base) {
        var name = String.valueOf(base.file().getFileName());
        return base.bundle()
                .<Either<BundleFailure, Base>>map(bundle -> right(new Base(bundle.id(), name)))
                .getOrElse(() -> left(new NoArchive(
                        base.file().toString(),
                        new Detail("only a bundle can be a base, and it is a " + base.kind()))));
    }

    private static Set<Digest> held(OpenArchive base) {
        return base.blobs().stream().map(Descriptor::digest).collect(Collectors.toSet());
    }
}
