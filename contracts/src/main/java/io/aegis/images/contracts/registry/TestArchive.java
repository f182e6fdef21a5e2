package io.aegis.images.contracts.registry;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A layer's archive in the making: files, links, and marks for what is gone. */
public final class TestArchive {

    private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();

    public TestArchive file(String path, String mode, String content) {
        return entry(path, mode, '0', "", content.getBytes(StandardCharsets.UTF_8));
    }

    public TestArchive program(String path) {
        return file(path, "0000755", "#!/bin/sh");
    }

    public TestArchive directory(String path) {
        return entry(path, "0000755", '5', "", new byte[0]);
    }

    public TestArchive link(String path, String target) {
        return entry(path, "0000777", '2', target, new byte[0]);
    }

    public TestArchive hardLink(String path, String target) {
        return entry(path, "0000755", '1', target, new byte[0]);
    }

    /** Any entry; headers of long names among them. */
    public TestArchive entry(String path, String mode, char type, String link, byte[] content) {
        blocks.writeBytes(TestLayer.header(path, mode, type, link, content.length));
        blocks.writeBytes(TestLayer.padded(content));
        return this;
    }

    /** As it is: not packed. */
    public byte[] tar() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(blocks.toByteArray());
        whole.writeBytes(new byte[1024]);
        return whole.toByteArray();
    }

    public byte[] gzip() {
        return TestLayer.gzip(tar());
    }
}
