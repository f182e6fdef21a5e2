package io.aegis.images.adapters.oci;

import java.util.Map;

/** The records of a pax header: {@code LENGTH KEY=VALUE}, each ended by a line's end that counts. */
final class PaxRecords {

    private static final int LONGEST_LENGTH = 8;

    static void read(byte[] content, Map<String, String> into) throws Unlistable {
        for (int at = 0; at < content.length && content[at] != 0; ) {
            int length = length(content, at);
            int begin = at + String.valueOf(length).length() + 1;
            int end = at + length;
            if (end > content.length || begin >= end || content[end - 1] != '\n') {
                throw damaged();
            }
            var record = TarFiles.utf8(content, begin, end - 1);
            int equals = record.indexOf('=');
            if (equals < 1) {
                throw damaged();
            }
            into.put(record.substring(0, equals), record.substring(equals + 1));
            at = end;
        }
    }

    private static int length(byte[] content, int from) throws Unlistable {
        int length = 0;
        for (int at = from; at < content.length && at - from < LONGEST_LENGTH; at++) {
            if (content[at] == ' ' && at > from) {
                return length;
            }
            if (content[at] < '0' || content[at] > '9') {
                throw damaged();
            }
            length = length * 10 + content[at] - '0';
        }
        throw damaged();
    }

    private static Unlistable damaged() {
        return new Unlistable("is a damaged archive");
    }

    private PaxRecords() {}
}
