package io.aegis.images.adapters.registry;

import io.aegis.images.adapters.registry.RegistryAdapter.Connection;
import io.aegis.images.application.port.RateBudgets;
import io.aegis.images.application.settings.RegistrySettings;
import io.aegis.images.application.settings.RegistrySettings.ConfiguredRegistry;
import io.aegis.images.domain.credential.Credential.UsernamePassword;
import io.aegis.images.domain.reference.RegistryHost;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What the tests ask with. */
final class Given {

    static final UsernamePassword ALICE = new UsernamePassword("alice", "right-Pa55/word+?");
    static final Duration PATIENCE = Duration.ofSeconds(20);

    static Connection registry(ConfiguredRegistry... configured) {
        return registry(EngineFiles.none(), configured);
    }

    static Connection registry(EngineFiles files, ConfiguredRegistry... configured) {
        return registry(PATIENCE, files, new KeptBudgets(), configured);
    }

    static Connection registry(
            Duration timeout, EngineFiles files, RateBudgets budgets, ConfiguredRegistry... configured) {
        var settings = new RegistrySettings(List.of(configured), timeout);
        return RegistryAdapter.connect(settings, files, budgets, InstantSource.system());
    }

    static ConfiguredRegistry withTokenServers(RegistryHost host, String... servers) {
        return new ConfiguredRegistry(host.value(), false, Option.none(), List.of(), List.of(servers));
    }

    static ConfiguredRegistry withMirrors(RegistryHost host, String... mirrors) {
        return new ConfiguredRegistry(host.value(), false, Option.none(), List.of(mirrors), List.of());
    }

    static ConfiguredRegistry trusting(RegistryHost host, Path ca) {
        return new ConfiguredRegistry(host.value(), false, Option.some(ca), List.of(), List.of());
    }

    static EngineFiles docker(Path daemon) {
        return new EngineFiles(Option.some(daemon), Option.none(), List.of(), List.of());
    }

    static EngineFiles podman(Path registries) {
        return new EngineFiles(Option.none(), Option.some(registries), List.of(), List.of());
    }

    static EngineFiles certificates(Path directory) {
        return new EngineFiles(Option.none(), Option.none(), List.of(), List.of(directory));
    }

    static InetAddress loopback(int number) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) number});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** An address of this machine that is not loopback: plain HTTP is no way to speak to it. */
    static InetAddress outside() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("this machine has no address but loopback"));
        } catch (IOException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    private Given() {}
}
