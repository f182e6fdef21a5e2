package io.aegis.images.contracts.runtime;

import io.aegis.images.contracts.fixtures.Fixtures;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.aegis.images.contracts.registry.Reply.Delivery;
import io.aegis.images.contracts.registry.Request.Part;
import io.aegis.images.contracts.registry.TestImage;
import io.aegis.images.domain.credential.Credential;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;

/** For real engines: a registry that can be told to stall, and a real one with a login. */
public final class EngineRegistry implements ContractRegistry {

    private final FaultRegistry open = FaultRegistry.start();
    private final Fixtures fixtures;

    public EngineRegistry(Fixtures fixtures) {
        this.fixtures = fixtures;
    }

    @Override
    public ImageReference serve(String repository, String tag, TestImage image) {
        return open.serve(repository, tag, image);
    }

    @Override
    public ImageReference servePrivately(String repository, String tag, TestImage image) {
        return fixtures.privateRegistry().push(repository, tag, image);
    }

    @Override
    public Credential credential() {
        return fixtures.credential();
    }

    @Override
    public long questions() {
        return open.requests().stream()
                .filter(request -> request.part() == Part.MANIFEST)
                .count();
    }

    @Override
    public void stall() {
        open.behave(open.content().delivering(Part.BLOB, Delivery.STALLED));
    }

    @Override
    public void slowDown() {
        open.behave(open.content().delivering(Part.BLOB, Delivery.SLOWED));
    }

    @Override
    public void recover() {
        open.behave(_ -> Option.none());
    }

    @Override
    public void close() {
        open.close();
    }
}
