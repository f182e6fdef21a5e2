package io.aegis.images.adapters.registry;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Addresses that only this machine has, or its next neighbours: a way into it, when somebody far away names them. */
final class LocalAddresses {

    /** Whether the host is local while the address that names it is not; also when that cannot be found out in time. */
    static boolean isNewTo(URI from, Authority host, Deadline deadline) {
        var known = Authority.of(from)
                .exists(asked -> asked.isLoopback() || asked.host().equals(host.host()));
        return !known
                && CompletableFuture.supplyAsync(() -> isLocal(host), Thread::startVirtualThread)
                        .completeOnTimeout(true, deadline.nanosLeft(), TimeUnit.NANOSECONDS)
                        .join();
    }

    private static boolean isLocal(Authority host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host.host())).anyMatch(LocalAddresses::isLocal);
        } catch (UnknownHostException unknown) {
            return false; // then nobody is asked there either
        }
    }

    private static boolean isLocal(InetAddress address) {
        return address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isAnyLocalAddress();
    }

    private LocalAddresses() {}
}
