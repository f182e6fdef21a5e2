package io.aegis.images.contracts.registry;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.aegis.images.application.port.BlobSink;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.RegistryContent;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.content.ImageConfiguration;
import io.aegis.images.domain.content.Manifest;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AuthenticationFailed;
import io.aegis.images.domain.pull.PullFailure.ImageNotFound;
import io.aegis.images.domain.pull.PullFailure.IntegrityViolation;
import io.aegis.images.domain.pull.PullFailure.Missing;
import io.aegis.images.domain.pull.PullFailure.NotAnImage;
import io.aegis.images.domain.pull.PullFailure.Refusal;
import io.aegis.images.domain.pull.PullFailure.RegistryUnreachable;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** What registries keep, in memory: each host exists once something was put there. */
public final class InMemoryContent implements RegistryContent {

    private final Map<RegistryHost, Map<String, RemoteContent>> manifests = new ConcurrentHashMap<>();
    private final Map<Digest, byte[]> blobs = new ConcurrentHashMap<>();
    private final Map<Digest, ImageConfiguration> configurations = new ConcurrentHashMap<>();
    private final Map<RegistryHost, Credential> wanted = new ConcurrentHashMap<>();
    private final List<Digest> asked = new CopyOnWriteArrayList<>();
    private volatile BiFunction<Descriptor, Long, Option<PullFailure>> trouble = (_, _) -> Option.none();

    /** From now on the host lets nobody else in. */
    public InMemoryContent requireCredential(RegistryHost host, Credential credential) {
        wanted.put(host, credential);
        return this;
    }

    /** What happens to a blob when so many of its bytes have been given; asked before each part. */
    public InMemoryContent trouble(BiFunction<Descriptor, Long, Option<PullFailure>> other) {
        trouble = other;
        return this;
    }

    /** Other bytes than the digest tells, for damage; or the right ones again. */
    public InMemoryContent replace(Digest blob, byte[] content) {
        blobs.put(blob, content);
        return this;
    }

    /** The blobs that were asked for, in the order in which that was. */
    public List<Digest> asked() {
        return List.copyOf(asked);
    }

    /** Where a test puts images for one host. */
    public Shelf shelf(RegistryHost host) {
        return new MemoryShelf(host);
    }

    @Override
    public Either<PullFailure, RemoteContent> manifest(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        return open(reference, credential, cancellation)
                .flatMap(held -> Option.<RemoteContent>of(
                                held.get(reference.repository() + " " + reference.identifier()))
                        .toEither(() -> new ImageNotFound(reference, missing(held, reference), Detail.NONE)));
    }

    @Override
    public Either<PullFailure, byte[]> document(
            ImageReference repository, Descriptor blob, Option<Credential> credential, Cancellation cancellation) {
        if (blob.sizeBytes() > LARGEST_DOCUMENT) {
            return left(damaged(repository, blob));
        }
        return found(repository, blob, credential, cancellation)
                .filterOrElse(bytes -> Blob.sha256(bytes).equals(blob.digest()), _ -> damaged(repository, blob));
    }

    @Override
    public Either<PullFailure, RemoteConfiguration> configuration(
            ImageReference repository, Descriptor config, Option<Credential> credential, Cancellation cancellation) {
        return document(repository, config, credential, cancellation)
                .flatMap(bytes -> Option.<ImageConfiguration>of(configurations.get(config.digest()))
                        .<PullFailure>toEither(() -> new NotAnImage(repository, Detail.NONE))
                        .map(configuration -> new RemoteConfiguration(configuration, bytes)));
    }

    @Override
    public Either<PullFailure, Descriptor> blob(
            ImageReference repository,
            Descriptor blob,
            long from,
            BlobSink sink,
            Option<Credential> credential,
            Cancellation cancellation) {
        asked.add(blob.digest());
        return found(repository, blob, credential, cancellation)
                .flatMap(bytes -> given(blob, bytes, (int) from, sink, cancellation)
                        .<Either<PullFailure, Descriptor>>map(Either::left)
                        .getOrElse(() -> right(blob)));
    }

    private Option<PullFailure> given(
            Descriptor blob, byte[] bytes, int from, BlobSink sink, Cancellation cancellation) {
        int part = Math.max(1, bytes.length / 4);
        for (int at = from; at < bytes.length; at += part) {
            int next = at;
            var failure = cancellation
                    .reason()
                    .orElse(() -> trouble.apply(blob, (long) next))
                    .orElse(() -> sink.take(ByteBuffer.wrap(bytes, next, Math.min(part, bytes.length - next))));
            if (failure.isDefined()) {
                return failure;
            }
        }
        return Option.none();
    }

    private Either<PullFailure, byte[]> found(
            ImageReference repository, Descriptor blob, Option<Credential> credential, Cancellation cancellation) {
        return open(repository, credential, cancellation)
                .flatMap(_ -> Option.<byte[]>of(blobs.get(blob.digest()))
                        .filter(bytes -> bytes.length == blob.sizeBytes())
                        .toEither(() -> damaged(repository, blob)));
    }

    private Either<PullFailure, Map<String, RemoteContent>> open(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        var needed = Option.<Credential>of(wanted.get(reference.host()));
        if (cancellation.reason().isDefined()) {
            return left(cancellation.reason().get());
        }
        if (needed.exists(right -> !credential.contains(right))) {
            var refusal = credential.isEmpty() ? Refusal.NONE_SHOWN : Refusal.WRONG;
            return left(new AuthenticationFailed(reference.host(), refusal, Detail.NONE));
        }
        return Option.<Map<String, RemoteContent>>of(manifests.get(reference.host()))
                .toEither(() -> new RegistryUnreachable(reference.host(), new Detail("no such host")));
    }

    private static Missing missing(Map<String, RemoteContent> held, ImageReference reference) {
        return held.keySet().stream().anyMatch(key -> key.startsWith(reference.repository() + " "))
                ? Missing.TAG
                : Missing.REPOSITORY;
    }

    private static PullFailure damaged(ImageReference repository, Descriptor blob) {
        return new IntegrityViolation(repository, new Detail(blob.digest() + " is not what it should be"));
    }

    private final class MemoryShelf implements Shelf {

        private final RegistryHost host;

        MemoryShelf(RegistryHost host) {
            this.host = host;
        }

        @Override
        public RegistryHost host() {
            return host;
        }

        @Override
        public ImageReference push(String repository, String tag, TestImage image) {
            image.layers().forEach(this::put);
            put(image.config());
            configurations.put(image.config().digest(), image.configuration());
            return put(repository, tag, content(image.manifest(), image.read()));
        }

        @Override
        public ImageReference pushIndex(String repository, String tag, TestImage... images) {
            for (var image : images) {
                push(repository, image.manifest().digest().value(), image);
            }
            var index = TestImage.index(images);
            return put(repository, tag, content(index, TestImage.readIndex(images)));
        }

        private void put(Blob blob) {
            blobs.put(blob.digest(), blob.content());
        }

        private RemoteContent content(Blob manifest, Manifest read) {
            return new RemoteContent(manifest.digest(), read, manifest.content());
        }

        private ImageReference put(String repository, String tag, RemoteContent content) {
            var held = manifests.computeIfAbsent(host, _ -> new ConcurrentHashMap<>());
            held.put(repository + " " + tag, content);
            held.put(repository + " " + content.digest(), content);
            return reference(repository + (tag.startsWith("sha256:") ? "@" : ":") + tag);
        }
    }
}
