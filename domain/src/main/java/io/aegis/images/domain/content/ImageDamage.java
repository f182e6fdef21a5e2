package io.aegis.images.domain.content;

import io.aegis.images.domain.pull.Detail;
import io.aegis.images.domain.reference.Digest;
import io.vavr.control.Option;

/** One thing that is wrong with an image's content on a node. */
public sealed interface ImageDamage {

    /** The configuration is not the one that the image id names; what it says of layers is worth nothing then. */
    record OtherConfiguration(Digest found) implements ImageDamage {}

    /** A layer's content is not what the configuration says. */
    record OtherLayer(Digest wanted, Digest found) implements ImageDamage {}

    /** A layer is not there, or cannot be unpacked. */
    record NoLayer(Digest wanted) implements ImageDamage {}

    /**
     * The engine found by itself that content has changed or is gone.
     *
     * @param in which layer; empty where the engine does not say
     */
    record Broken(Option<Digest> in, Detail said) implements ImageDamage {}

    /** Which layer it is, by the digest of its unpacked content; empty where it is none, or is not known. */
    default Option<Digest> layer() {
        return switch (this) {
            case OtherConfiguration _ -> Option.none();
            case OtherLayer(var wanted, var _) -> Option.some(wanted);
            case NoLayer(var wanted) -> Option.some(wanted);
            case Broken(var in, var _) -> in;
        };
    }

    /** One line, to be read after "it". */
    default String message() {
        return switch (this) {
            case OtherConfiguration(var found) -> "has a configuration that is " + found;
            case OtherLayer(var wanted, var found) -> "has a layer " + wanted + " that is " + found;
            case NoLayer(var wanted) -> "lacks its layer " + wanted;
            case Broken(var in, var said) ->
                in.map(wanted -> "has a broken layer " + wanted).getOrElse("is broken") + ": " + said;
        };
    }
}
