package io.aegis.images.adapters.bundle;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What precedes an entry because its header has no room for it: long names, and sizes. */
final class TarPrelude {

    private static final int LARGEST = 64 * 1024;

    private PaxRecords extended = PaxRecords.NONE;
    private Option<String> longName = Option.none();
    private Option<String> longLink = Option.none();

    /** Reads the content that follows a header. */
    @FunctionalInterface
    interface Content {
        byte[] read(int length) throws IOException;
    }

    /** Whether the header stands for something that only precedes an entry; then that is read. */
    boolean takes(TarHeader header, Content content) throws IOException {
        switch (header.type()) {
            case 'x' -> extended = PaxRecords.read(read(header, content));
            case 'L' -> longName = Option.some(text(read(header, content)));
            case 'K' -> longLink = Option.some(text(read(header, content)));
            default -> {
                return false;
            }
        }
        return true;
    }

    long size(TarHeader header) throws Hostile {
        return header.isFile() ? extended.size().getOrElse(header.size()) : header.size();
    }

    String name(TarHeader header) throws Hostile {
        return EntryNames.plain(extended.value("path").orElse(longName).getOrElse(header.name()));
    }

    String link(TarHeader header) throws Hostile {
        var link = extended.value("linkpath").orElse(longLink).getOrElse(header.link());
        if (link.isEmpty()) {
            throw new Hostile("it has a link to nothing");
        }
        return link;
    }

    /** The entry is over. */
    void forget() {
        extended = PaxRecords.NONE;
        longName = Option.none();
        longLink = Option.none();
    }

    private static byte[] read(TarHeader header, Content content) throws IOException {
        if (header.size() > LARGEST) {
            throw new Hostile("it has a header of " + header.size() + " bytes");
        }
        return content.read((int) header.size());
    }

    private static String text(byte[] content) {
        var text = new String(content, StandardCharsets.UTF_8);
        int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }
}
