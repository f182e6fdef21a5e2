package io.aegis.images.bootstrap;

import io.aegis.images.adapters.registry.RegistryAdapter;
import io.aegis.images.adapters.registry.RegistryAdapter.Connection;
import io.aegis.images.application.port.BlobSink;
import io.aegis.images.application.port.Cancellation;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.domain.content.Descriptor;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.pull.Platform;
import io.aegis.images.domain.pull.PullFailure;
import io.aegis.images.domain.reference.ImageReference;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Registries, asked by the mirrors and certificates of the runtime that was found. */
final class NodeRegistry implements Connection {
    private final NodePlan plan;
    private final LocatedRuntime runtime;
    private final RateBudgets budgets;
    private final InstantSource clock;
    private final Map<String, Connection> byKind = new ConcurrentHashMap<>();

    NodeRegistry(NodePlan plan, LocatedRuntime runtime, RateBudgets budgets, InstantSource clock) {
        this.plan = plan;
        this.runtime = runtime;
        this.budgets = budgets;
        this.clock = clock;
    }

    @Override
    public Either<PullFailure, RemoteManifest> resolve(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        return registry().resolve(reference, credential, cancellation);
    }

    @Override
    public Either<PullFailure, RemoteManifest> prove(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        return registry().prove(reference, credential, cancellation);
    }

    @Override
    public Either<PullFailure, RemoteImage> describe(
            ImageReference reference, Platform platform, Option<Credential> credential, Cancellation cancellation) {
        return registry().describe(reference, platform, credential, cancellation);
    }

    @Override
    public Either<PullFailure, RemoteContent> manifest(
            ImageReference reference, Option<Credential> credential, Cancellation cancellation) {
        return registry().manifest(reference, credential, cancellation);
    }

    @Override
    public Either<PullFailure, byte[]> document(
            ImageReference repository, Descriptor blob, Option<Credential> credential, Cancellation cancellation) {
        return registry().document(repository, blob, credential, cancellation);
    }

    @Override
    public Either<PullFailure, RemoteConfiguration> configuration(
            ImageReference repository, Descriptor config, Option<Credential> credential, Cancellation cancellation) {
        return registry().configuration(repository, config, credential, cancellation);
    }

    @Override
    public Either<PullFailure, Descriptor> blob(
            ImageReference repository,
            Descriptor blob,
            long from,
            BlobSink sink,
            Option<Credential> credential,
            Cancellation cancellation) {
        return registry().blob(repository, blob, from, sink, credential, cancellation);
    }

    @Override
    public Either<PullFailure, List<String>> tags(ImageReference reference, Option<Credential> credential) {
        return registry().tags(reference, credential);
    }

    @Override
    public Either<PullFailure, List<Referrer>> referrers(ImageReference reference, Option<Credential> credential) {
        return registry().referrers(reference, credential);
    }

    @Override
    public Either<PullFailure, Accepted> login(RegistryHost registry, Option<Credential> credential) {
        return registry().login(registry, credential);
    }

    @Override
    public Either<PullFailure, Accepted> keepsCredentials(RegistryHost registry) {
        return registry().keepsCredentials(registry);
    }

    @Override
    public void close() {
        byKind.values().forEach(Connection::close);
    }

    private Connection registry() {
        return byKind.computeIfAbsent(runtime.kindOrUnknown(), this::connect);
    }

    private Connection connect(String kind) {
        return RegistryAdapter.connect(plan.settings().registries(), plan.engineFiles(kind), budgets, clock);
    }
}
