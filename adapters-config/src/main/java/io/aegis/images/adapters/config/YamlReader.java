package io.aegis.images.adapters.config;

import io.aegis.images.adapters.config.Node.Entry;
import io.aegis.images.adapters.config.Node.Mapping;
import io.aegis.images.adapters.config.Node.Scalar;
import io.aegis.images.adapters.config.Node.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.Event.ID;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * One YAML or JSON document as values that know their line. Nothing is converted and no tag is obeyed; an alias shares
 * the value it names, and is counted as if it were a copy.
 */
final class YamlReader {

    private static final int DEEPEST = 50;

    private final Parser parser;
    private final Anchors anchors = new Anchors();
    private int line = 1;

    private YamlReader(Parser parser) {
        this.parser = parser;
    }

    static Node read(String text) {
        if (text.length() > DocumentFile.LARGEST) {
            throw DocumentFile.tooLarge();
        }
        var yaml = JsonTabs.asSpaces(text.startsWith("\uFEFF") ? text.substring(1) : text);
        var reader = new YamlReader(new ParserImpl(new StreamReader(yaml), new LoaderOptions()));
        try {
            return reader.document();
        } catch (Unusable unusable) {
            throw unusable;
        } catch (RuntimeException malformed) {
            throw YamlFailures.translate(malformed, yaml, reader.line);
        }
    }

    private Node document() {
        next(); // the stream begins
        if (parser.checkEvent(ID.StreamEnd)) {
            throw Unusable.altogether("is empty", "fill it, or name another");
        }
        next(); // the document begins
        var root = node(next(), 0);
        next(); // the document ends
        if (!parser.checkEvent(ID.StreamEnd)) {
            throw Unusable.at(line(parser.peekEvent()), "a second document begins here; a file holds one");
        }
        return root;
    }

    private Node node(Event event, int depth) {
        if (depth > DEEPEST) {
            throw Unusable.at(line(event), "nests deeper than " + DEEPEST + " levels");
        }
        return switch (event) {
            case AliasEvent alias -> anchors.named(alias.getAnchor(), line(alias));
            case ScalarEvent scalar -> anchored(scalar.getAnchor(), () -> scalar(scalar));
            case SequenceStartEvent start -> anchored(start.getAnchor(), () -> sequence(start, depth));
            case MappingStartEvent start -> anchored(start.getAnchor(), () -> mapping(start, depth));
            default -> throw Unusable.at(line(event), "is not YAML: a value is missing");
        };
    }

    private Node anchored(@Nullable String anchor, Supplier<Node> value) {
        return anchor == null ? anchors.counted(value.get()) : anchors.remember(anchor, value);
    }

    private static Scalar scalar(ScalarEvent event) {
        return new Scalar(line(event), event.getValue(), event.isPlain());
    }

    private Sequence sequence(SequenceStartEvent start, int depth) {
        var items = new ArrayList<Node>();
        while (!parser.checkEvent(ID.SequenceEnd)) {
            items.add(node(next(), depth + 1));
        }
        next();
        return new Sequence(line(start), items);
    }

    private Mapping mapping(MappingStartEvent start, int depth) {
        var entries = new LinkedHashMap<String, Entry>();
        while (!parser.checkEvent(ID.MappingEnd)) {
            var key = key(node(next(), depth + 1));
            var value = node(next(), depth + 1);
            var earlier = entries.putIfAbsent(key.text(), new Entry(key.line(), value));
            if (earlier != null) {
                throw Unusable.at(
                        key.line(),
                        "the key " + Words.quoted(key.text()) + " is given twice, first on line " + earlier.line());
            }
        }
        next();
        return new Mapping(line(start), entries);
    }

    private static Scalar key(Node node) {
        if (node instanceof Scalar scalar) {
            return scalar;
        }
        throw Unusable.at(node.line(), "is not usable: a key must be plain text");
    }

    private Event next() {
        var event = parser.getEvent();
        line = line(event);
        return event;
    }

    private static int line(Event event) {
        return event.getStartMark().getLine() + 1;
    }
}
