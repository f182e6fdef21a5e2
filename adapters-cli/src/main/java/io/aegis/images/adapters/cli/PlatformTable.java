package io.aegis.images.adapters.cli;

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

    PlatformTable(List<Answered> states) {
        states.forEach(this::add);
    }

    List<String> lines() {
        return table.lines();
    }

    List<String> notes() {
        return notes;
    }

    private void add(Answered state) {
        var name = state.text("image");
        var tags = tags(state);
        tags.forEach(tag -> table.row(
                name,
                tag,
                atTheRegistry(state, tag),
                here(state, tag),
                state(state, tag),
                users(heldUnder(state, tag))));
        state.list("held").stream()
                .filter(listed ->
                        tags.stream().noneMatch(tag -> heldUnder(state, tag).contains(listed)))
                .filter(listed -> !users(Option.some(listed)).isEmpty())
                .forEach(listed -> table.row(name, "-", "-", digest(listed), "", users(Option.some(listed))));
        var hidden = state.list("tags").stream()
                .filter(published -> !tags.contains(published.text("tag")))
                .count();
        if (hidden > 0) {
            notes.add(name + ": " + hidden + " more tags of commits; -o json tells them");
        }
    }

    /** The node's own first; of the many of commits only what latest or this node stands for. */
    private static Set<String> tags(Answered state) {
        var told = new LinkedHashSet<String>(List.of(state.text("configured_tag")));
        var latest = publishedAs(state, ImageReference.DEFAULT_TAG);
        Stream.concat(
                        state.list("tags").stream()
                                .filter(published -> !published.text("tag").startsWith("sha-")
                                        || latest.contains(published.text("digest"))
                                        || isHeld(state, published.text("digest")))
                                .map(published -> published.text("tag")),
                        state.list("held").stream().flatMap(listed -> listed.texts("tags").stream()))
                .forEach(told::add);
        return told;
    }

    /** What stands behind the tag at the registry, as far as it was asked. */
    private static Option<String> publishedAs(Answered state, String tag) {
        return first(state.list("tags").stream()
                        .filter(published -> published.text("tag").equals(tag)))
                .map(published -> published.text("digest"));
    }

    private static Option<Answered> heldAs(Answered state, String tag) {
        return first(state.list("held").stream()
                .filter(listed -> listed.texts("tags").contains(tag)));
    }

    private static boolean isHeld(Answered state, String digest) {
        return state.list("held").stream().anyMatch(listed -> holds(listed, digest));
    }

    private static boolean holds(Answered listed, String digest) {
        return listed.texts("digests").contains(digest);
    }

    private static boolean isToldByTheRegistry(Answered state) {
        return state.find("tags").isDefined();
    }

    private static boolean isToldByTheRuntime(Answered state) {
        return state.find("held").isDefined();
    }

    private static String atTheRegistry(Answered state, String tag) {
        return publishedAs(state, tag).map(Digests::shortened).getOrElse(isToldByTheRegistry(state) ? "-" : "?");
    }

    /** The image under this tag, or the one that is published under it, whatever it is called here. */
    private static String here(Answered state, String tag) {
        if (!isToldByTheRuntime(state)) {
            return "?";
        }
        return heldAs(state, tag)
                .map(PlatformTable::digest)
                .orElse(() -> publishedAs(state, tag)
                        .filter(digest -> isHeld(state, digest))
                        .map(Digests::shortened))
                .getOrElse("-");
    }

    private static Option<Answered> heldUnder(Answered state, String tag) {
        return heldAs(state, tag)
                .orElse(() -> publishedAs(state, tag)
                        .flatMap(digest -> first(state.list("held").stream().filter(listed -> holds(listed, digest)))));
    }

    /** Containers that do not run keep their image all the same. */
    private static String users(Option<Answered> held) {
        return held.map(listed -> listed.list("containers")).getOrElse(List.of()).stream()
                .map(use -> use.flag("running") ? use.text("name") : use.text("name") + " (not running)")
                .collect(Collectors.joining(", "));
    }

    private static String digest(Answered listed) {
        return first(listed.texts("digests").stream())
                .map(Digests::shortened)
                .getOrElse(() -> "image " + Digests.shortened(listed.text("image_id")));
    }

    private static String state(Answered state, String tag) {
        var verdict = verdict(state, tag);
        if (!tag.equals(state.text("configured_tag"))) {
            return verdict.getOrElse("");
        }
        return "configured" + verdict.map(words -> ", " + words).getOrElse("");
    }

    private static Option<String> verdict(Answered state, String tag) {
        if (!isToldByTheRuntime(state) || !isToldByTheRegistry(state)) {
            return Option.none();
        }
        var here = heldAs(state, tag);
        var there = publishedAs(state, tag);
        if (there.isEmpty()) {
            return Option.some(here.isEmpty() ? "not published" : "here alone");
        }
        if (here.isEmpty()) {
            return Option.when(tag.equals(state.text("configured_tag")), "not here");
        }
        return Option.some(holds(here.get(), there.get()) ? "up to date" : "moved since");
    }

    private static <T> Option<T> first(Stream<T> found) {
        return Option.ofOptional(found.findFirst());
    }
}
