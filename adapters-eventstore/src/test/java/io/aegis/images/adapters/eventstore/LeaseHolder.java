package io.aegis.images.adapters.eventstore;

import io.aegis.images.adapters.eventstore.claims.FileLeases;
import io.aegis.images.domain.reference.ImageReference;
import java.nio.file.Path;
import java.util.List;

/** Holds a lease until it is killed. */
final class LeaseHolder {

    public static void main(String[] arguments) throws InterruptedException {
        var agent = ImageReference.parse("ghcr.io/acme/agent:1").get();
        var leases = new FileLeases(Path.of(arguments[0]));
        if (arguments[1].equals("use")) {
            leases.use(agent).get();
        } else {
            leases.remove(List.of(agent)).get().get();
        }
        System.out.println("held");
        Thread.sleep(Long.MAX_VALUE);
    }

    private LeaseHolder() {}
}
