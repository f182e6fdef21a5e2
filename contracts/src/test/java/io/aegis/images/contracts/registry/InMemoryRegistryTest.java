package io.aegis.images.contracts.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.Registry;
import io.aegis.images.application.port.Registry.RemoteImage;
import io.aegis.images.application.port.Registry.RemoteLayer;
import io.aegis.images.application.port.Registry.RemoteManifest;
import io.aegis.images.contracts.registry.InMemoryRegistry.Asked;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.pull.PullFailure.AccessDenied;
import io.aegis.images.domain.pull.PullFailure.RegistryError;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InMemoryRegistryTest extends RegistryContract {

    private static final RegistryHost OPEN = new RegistryHost("open.example");
    private static final RegistryHost GUARDED = new RegistryHost("guarded.example");
    private static final UsernamePassword ALICE = new UsernamePassword("alice", "s3cret");

    private final InMemoryRegistry memory = new InMemoryRegistry().requireCredential(GUARDED, ALICE);

    @Override
    protected Registry registry() {
        return memory;
    }

    @Override
    protected Shelf open() {
        return new MemoryShelf(OPEN);
    }

    @Override
    protected Shelf guarded() {
        return new MemoryShelf(GUARDED);
    }

    @Override
    protected UsernamePassword credential() {
        return ALICE;
    }

    @Test
    void failsAsItIsToldUntilItIsToldOtherwise() {
        var reference = open().push("a/b", "1", TestImage.of(1));
        PullFailure broken = new RegistryError(OPEN, new Detail("HTTP 503"));

        memory.fail(OPEN, Option.some(broken));
        assertThat(memory.resolve(reference, Option.none(), Cancellation.none()))
                .isEqualTo(Either.left(broken));

        memory.fail(OPEN, Option.none());
        assertThat(memory.resolve(reference, Option.none(), Cancellation.none()).isRight())
                .isTrue();
    }

    @Test
    void remembersWhatItWasAskedAndWhatItWasShown() {
        memory.login(GUARDED, Option.some(ALICE));
        memory.resolve(open().reference("a/b:1"), Option.none(), Cancellation.none());

        assertThat(memory.requests())
                .containsExactly(
                        new Asked("login", "guarded.example", Option.some(ALICE)),
                        new Asked("resolve", "open.example/a/b:1", Option.none()));
    }

    @Test
    void tellsOfATokenServerThatIsNotItsOwn() {
        memory.sendForTokens(OPEN, "tokens.example");

        assertThat(memory.keepsCredentials(OPEN).getLeft()).isInstanceOf(AccessDenied.class);
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
            var reference = reference(repository + ":" + tag);
            memory.put(reference, remote(image, image.manifest(), List.of()));
            return reference;
        }

        @Override
        public ImageReference pushIndex(String repository, String tag, TestImage... images) {
            var reference = reference(repository + ":" + tag);
            var index = TestImage.index(images);
            var platforms = Stream.of(images).map(TestImage::platform).toList();
            var byPlatform = new LinkedHashMap<Platform, RemoteImage>();
            for (var image : images) {
                byPlatform.put(image.platform(), remote(image, index, platforms));
            }
            memory.putIndex(reference, manifest(index), byPlatform);
            return reference;
        }

        private RemoteImage remote(TestImage image, Blob named, List<Platform> platforms) {
            var layers = image.layers().stream()
                    .map(layer -> new RemoteLayer(layer.digest(), layer.content().length))
                    .toList();
            return new RemoteImage(manifest(named), image.manifest().digest(), platforms, layers);
        }

        private RemoteManifest manifest(Blob blob) {
            return new RemoteManifest(blob.digest(), blob.mediaType(), host.value());
        }
    }
}
