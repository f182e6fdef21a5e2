package io.aegis.images.contracts.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request as it came in. */
public record Request(String method, String path, Map<String, String> headers) {

    private static final Pattern PART = Pattern.compile("/(manifests|blobs|tags|referrers)/");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-.*");

    /** Which part of a registry it asks for. */
    public enum Part {
        PING,
        TOKEN,
        MANIFEST,
        BLOB,
        TAGS,
        REFERRERS,
        OTHER
    }

    public Part part() {
        if (path.equals("/v2/") || path.equals("/v2")) {
            return Part.PING;
        }
        if (path.startsWith("/token")) {
            return Part.TOKEN;
        }
        if (path.contains("/tags/list")) {
            return Part.TAGS;
        }
        if (path.contains("/referrers/")) {
            return Part.REFERRERS;
        }
        return path.contains("/manifests/") ? Part.MANIFEST : path.contains("/blobs/") ? Part.BLOB : Part.OTHER;
    }

    /** The last part of the path: a tag or a digest. */
    public String identifier() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public String repository() {
        var part = PART.matcher(path);
        return part.find() && part.start() > 4 ? path.substring(4, part.start()) : "";
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** Where the client wants a body to begin: it has what comes before. */
    int offset() {
        var range = RANGE.matcher(header("range"));
        return range.matches() ? Integer.parseInt(range.group(1)) : 0;
    }

    /** Null at the end of the connection. */
    public static @Nullable Request read(InputStream in) throws IOException {
        var start = line(in);
        if (start.isEmpty()) {
            return null;
        }
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw new IOException("no header: " + line);
            }
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        in.skipNBytes(Long.parseLong(headers.getOrDefault("content-length", "0")));
        var words = start.split(" ", -1);
        return new Request(words[0], words.length > 1 ? words[1] : "", headers);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
