package io.aegis.images.adapters.bundle;

import io.aegis.images.contracts.registry.Blob;
import io.aegis.images.contracts.registry.TestImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** An archive that a test writes, as it should be or not. */
final class Tar {

    static final String OCI_CONFIG = "{\"imageLayoutVersion\":\"1.0.0\"}";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** An image layout with the image under the name. */
    static Tar layout(String name, TestImage image) {
        return new Tar()
                .file("oci-layout", OCI_CONFIG)
                .file("index.json", index(name, image.manifest()))
                .blob(image.manifest())
                .blob(image.config())
                .blobs(image.layers());
    }

    static String index(String name, Blob target) {
        return "{\"schemaVersion\":2,\"manifests\":["
                + target.descriptor().replaceFirst("}$", ",\"annotations\":{\"org.opencontainers.image.ref.name\":\"")
                + name + "\"}}]}";
    }

    Tar blobs(List<Blob> blobs) {
        blobs.forEach(this::blob);
        return this;
    }

    Tar blob(Blob blob) {
        return file(Layout.path(blob.digest()), blob.content());
    }

    Tar file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Tar file(String name, byte[] content) {
        return entry(TarHeader.ofFile(name, content.length), content);
    }

    /** Of another type: a link, a device, an extension. */
    Tar entry(String name, char type, String link, byte[] content) {
        var header = TarHeader.ofFile(name, content.length);
        header[156] = (byte) type;
        TarNumber.put(header, 157, link);
        return entry(signed(header), content);
    }

    Tar entry(byte[] header, byte[] content) {
        bytes.writeBytes(header);
        bytes.writeBytes(content);
        bytes.writeBytes(new byte[(int) (TarHeader.padded(content.length) - content.length)]);
        return this;
    }

    Tar raw(byte[] content) {
        bytes.writeBytes(content);
        return this;
    }

    Tar end() {
        return raw(new byte[2 * TarHeader.BLOCK]);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    Path in(Path directory) {
        return write(directory, bytes());
    }

    static Path write(Path directory, byte[] content) {
        try {
            return Files.write(Files.createTempFile(directory, "archive", ".tar"), content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** With the checksum that belongs to what the header says now. */
    static byte[] signed(byte[] header) {
        long sum = 0;
        for (int i = 0; i < header.length; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        TarNumber.write(header, 148, 7, sum);
        header[155] = ' ';
        return header;
    }

    static byte[] pax(String... records) {
        return List.of(records).stream()
                .map(record -> {
                    int length = record.length() + 2;
                    int whole = length + String.valueOf(length + 2).length();
                    return whole + " " + record + "\n";
                })
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
