package io.aegis.images.adapters.cli;

import io.aegis.images.application.platform.PlatformState;
import io.aegis.images.application.port.ListedImage;
import io.aegis.images.domain.platformimage.PublishedTag;
import io.aegis.images.domain.reference.Digest;
import io.aegis.images.domain.reference.ImageReference;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** AEGIS's own images for people: a row for each tag that tells something. */
final class PlatformTable {
    private final Table table = new Table("IMAGE", "TAG", "AT THE REGISTRY", "ON THIS NODE", "STATE", "USED BY");
    private final List<String> notes = new ArrayList<>();

    PlatformTable(List<PlatformState> states) {
        states.forEach(this::add);
    }

    List<String> lines() {
        return table.lines();
    }

    List<String> notes() {
        return notes;
    }

    private void add(PlatformState state) {
        var tags = tags(state);
        tags.forEach(tag -> table.row(
                state.image().name(),
                tag,
                atTheRegistry(state, tag),
                here(state, tag),
                state(state, tag),
                users(state, heldUnder(state, tag))));
        state.heldImages()
                .filter(listed ->
                        tags.stream().noneMatch(tag -> heldUnder(state, tag).contains(listed)))
                .filter(listed -> !users(state, Option.some(listed)).isEmpty())
                .forEach(listed -> table.row(
                        state.image().name(), "-", "-", digest(listed), "", users(state, Option.some(listed))));
        var hidden = state.publishedTags()
                .map(PublishedTag::tag)
                .filter(tag -> !tags.contains(tag))
                .count();
        if (hidden > 0) {
            notes.add(state.image().name() + ": " + hidden + " more tags of commits; -o json tells them");
        }
    }

    /** The node's own first; of the many of commits only what latest or this node stands for. */
    private static Set<String> tags(PlatformState state) {
        var told = new LinkedHashSet<String>(List.of(state.tag()));
        var latest = state.publishedAs(ImageReference.DEFAULT_TAG);
        Stream.concat(
                        state.publishedTags()
                                .filter(published -> !published.tag().startsWith("sha-")
                                        || latest.contains(published.digest())
                                        || isHeld(state, published.digest()))
                                .map(PublishedTag::tag),
                        state.heldImages()
                                .flatMap(listed -> listed.tags().stream())
                                .flatMap(reference -> reference.tag().toJavaStream()))
                .forEach(told::add);
        return told;
    }

    private static boolean isHeld(PlatformState state, Digest digest) {
        return state.heldImages().anyMatch(listed -> PlatformState.holds(listed, digest));
    }

    private static String atTheRegistry(PlatformState state, String tag) {
        return state.publishedAs(tag)
                .map(Digests::shortened)
                .getOrElse(state.published().exists(asked -> asked.isRight()) ? "-" : "?");
    }

    /** The image under this tag, or the one that is published under it, whatever it is called here. */
    private static String here(PlatformState state, String tag) {
        if (state.held().isLeft()) {
            return "?";
        }
        return state.heldAs(tag)
                .map(PlatformTable::digest)
                .orElse(() -> state.publishedAs(tag)
                        .filter(digest -> isHeld(state, digest))
                        .map(Digests::shortened))
                .getOrElse("-");
    }

    private static Option<ListedImage> heldUnder(PlatformState state, String tag) {
        return state.heldAs(tag)
                .orElse(() -> state.publishedAs(tag)
                        .flatMap(digest -> Option.ofOptional(state.heldImages()
                                .filter(listed -> PlatformState.holds(listed, digest))
                                .findFirst())));
    }

    /** Containers that do not run keep their image all the same. */
    private static String users(PlatformState state, Option<ListedImage> held) {
        return held.flatMap(state::usersOf).getOrElse(List.of()).stream()
                .map(use -> use.running() ? use.container() : use.container() + " (not running)")
                .collect(Collectors.joining(", "));
    }

    private static String digest(ListedImage listed) {
        return listed.digests().stream()
                .flatMap(reference -> reference.digest().toJavaStream())
                .map(Digests::shortened)
                .findFirst()
                .orElse("image " + Digests.shortened(listed.imageId()));
    }

    private static String state(PlatformState state, String tag) {
        var verdict = verdict(state, tag);
        if (!tag.equals(state.tag())) {
            return verdict.getOrElse("");
        }
        return "configured" + verdict.map(words -> ", " + words).getOrElse("");
    }

    private static Option<String> verdict(PlatformState state, String tag) {
        if (state.held().isLeft() || !state.published().exists(asked -> asked.isRight())) {
            return Option.none();
        }
        var here = state.heldAs(tag);
        var there = state.publishedAs(tag);
        if (there.isEmpty()) {
            return Option.some(here.isEmpty() ? "not published" : "here alone");
        }
        if (here.isEmpty()) {
            return Option.when(tag.equals(state.tag()), "not here");
        }
        return Option.some(PlatformState.holds(here.get(), there.get()) ? "up to date" : "moved since");
    }
}
