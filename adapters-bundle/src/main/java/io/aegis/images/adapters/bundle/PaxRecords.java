package io.aegis.images.adapters.bundle;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What POSIX writes before an entry whose name or size does not fit its header: {@code 30 path=…}, a line each. */
record PaxRecords(Map<String, String> values) {

    static final PaxRecords NONE = new PaxRecords(Map.of());

    static PaxRecords read(byte[] content) throws Hostile {
        var values = new HashMap<String, String>();
        int at = 0;
        while (at < content.length && content[at] != 0) {
            int length = length(content, at);
            int end = at + length;
            int start = at + String.valueOf(length).length() + 1;
            if (length <= 0 || end > content.length || start >= end || content[end - 1] != '\n') {
                throw new Hostile("an extended header is malformed");
            }
            var record = new String(content, start, end - 1 - start, StandardCharsets.UTF_8);
            int equals = record.indexOf('=');
            if (equals <= 0 || record.startsWith("GNU.sparse")) {
                throw new Hostile("an extended header says what no archive of images says");
            }
            values.put(record.substring(0, equals), record.substring(equals + 1));
            at = end;
        }
        return new PaxRecords(values);
    }

    Option<String> value(String key) {
        return Option.<String>of(values.get(key)).filter(value -> !value.isEmpty());
    }

    Option<Long> size() throws Hostile {
        var size = value("size");
        if (size.exists(digits -> !digits.matches("\\d{1,18}"))) {
            throw new Hostile("an extended header holds a size that is none");
        }
        return size.map(Long::parseLong);
    }

    private static int length(byte[] content, int at) throws Hostile {
        int length = 0;
        if (content[at] == '0') { // so that its digits are as many as its number has
            throw new Hostile("an extended header is malformed");
        }
        for (int i = at; i < content.length && i < at + 6; i++) {
            if (content[i] == ' ') {
                return length;
            }
            if (content[i] < '0' || content[i] > '9') {
                break;
            }
            length = length * 10 + (content[i] - '0');
        }
        throw new Hostile("an extended header is malformed");
    }
}
