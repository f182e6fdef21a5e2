package io.aegis.images.domain.cache;

/** Whether the image could be brought again once it is gone. */
public sealed interface Origin {

    /** Its registry was not asked yet; it has a digest to be asked for. */
    record Unasked() implements Origin {}

    /** Its registry has it under the same digest. */
    record Fetchable() implements Origin {}

    /** @param because in a few words, to be read after "cannot be fetched again:" */
    record Unfetchable(String because) implements Origin {}

    Origin UNASKED = new Unasked();
    Origin FETCHABLE = new Fetchable();

    /** Built here, or loaded from a file: no registry knows its digest. */
    Origin NO_DIGEST = new Unfetchable("it was built or loaded here, and has no digest of a registry");
}
