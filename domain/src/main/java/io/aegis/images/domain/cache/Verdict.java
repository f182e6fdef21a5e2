package io.aegis.images.domain.cache;

/** What becomes of one image. */
public record Verdict(CachedImage image, Fate fate) {

    public boolean removes() {
        return fate instanceof Fate.Remove;
    }
}
