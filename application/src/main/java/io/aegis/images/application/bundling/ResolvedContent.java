package io.aegis.images.application.bundling;

import io.aegis.images.application.port.RegistryContent.RemoteConfiguration;
import io.aegis.images.application.port.RegistryContent.RemoteContent;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.content.Manifest;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an image consists of, for the platforms that are wanted.
 *
 * @param target what the reference stands for at its registry
 */
record ResolvedContent(
        ImageReference reference,
        List<String> neededBy,
        Option<Credential> credential,
        RemoteContent target,
        List<ResolvedInstance> instances) {

    /** @param platform as it was asked for */
    record ResolvedInstance(
            Platform platform, RemoteContent content, Manifest.Image manifest, RemoteConfiguration configuration) {

        long sizeBytes() {
            return manifest.blobs().stream().mapToLong(Descriptor::sizeBytes).sum();
        }
    }

    /** Everything that must be there for the image, the index and manifests included. */
    Stream<Descriptor> blobs() {
        return Stream.concat(
                Stream.of(target.descriptor()),
                instances.stream()
                        .flatMap(instance -> Stream.concat(
                                Stream.of(instance.content().descriptor()), instance.manifest().blobs().stream())));
    }

    Stream<Descriptor> layers() {
        return instances.stream().flatMap(instance -> instance.manifest().layers().stream());
    }

    List<Platform> leftOut() {
        return target.manifest() instanceof Manifest.Index index
                ? index.platforms().stream()
                        .filter(platform -> instances.stream()
                                .noneMatch(instance -> instance.configuration()
                                                .configuration()
                                                .platform()
                                                .equals(platform)
                                        || platform.equals(instance.platform())))
                        .toList()
                : List.of();
    }

    ResolvedContent neededAlsoBy(List<String> others) {
        return new ResolvedContent(
                reference,
                Stream.concat(neededBy.stream(), others.stream()).distinct().toList(),
                credential,
                target,
                instances);
    }
}
