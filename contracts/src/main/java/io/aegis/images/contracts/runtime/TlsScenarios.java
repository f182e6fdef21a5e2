package io.aegis.images.contracts.runtime;

import static io.aegis.images.contracts.runtime.Expected.UNTRUSTED;

import io.aegis.images.contracts.registry.Certificate;
import io.aegis.images.contracts.registry.FaultRegistry;
import io.vavr.control.Option;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.stream.Stream;
import javax.net.ServerSocketFactory;

/** TLS that proves nothing. Docker never verifies it for the loopback address, so these have another. */
final class TlsScenarios {

    static Stream<Scenario> all() {
        var here = address();
        var ip = "ip:" + here.getHostAddress();
        return Stream.of(
                scenario("no TLS where it is wanted", here, ServerSocketFactory.getDefault()),
                scenario("certificate that nobody signed", here, Certificate.selfSigned(ip)),
                scenario("certificate that has expired", here, Certificate.expired(ip)),
                scenario("certificate of another host", here, Certificate.selfSigned("dns:registry.example")),
                scenario("certificate of another address", here, Certificate.selfSigned("ip:198.51.100.7")));
    }

    private static Scenario scenario(String name, InetAddress address, ServerSocketFactory sockets) {
        return Scenario.scripted(name, _ -> Option.none())
                .at(() -> FaultRegistry.start(sockets, address))
                .tells(UNTRUSTED);
    }

    private static InetAddress address() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "this machine has no address but loopback, and runtimes do not verify TLS there"));
        } catch (SocketException unknown) {
            throw new UncheckedIOException(unknown);
        }
    }

    private TlsScenarios() {}
}
