package io.aegis.images.domain.reference;

import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Names an image in a registry, in full: {@code docker.io/library/python:3.11-slim}.
 *
 * <p>Follows the reference grammar of the distribution project and Docker's normalisation of short names, so that a
 * reference means here what it means to {@code docker pull}. There is always a tag or a digest.
 */
public record ImageReference(RegistryHost host, String repository, Option<String> tag, Option<Digest> digest) {

    public static final String DEFAULT_TAG = "latest";

    private static final String OFFICIAL = "library/";

    public ImageReference {
        if (tag.isEmpty() && digest.isEmpty()) {
            throw new IllegalArgumentException("a reference has a tag or a digest: " + host + "/" + repository);
        }
    }

    /** Reads a reference as people write it: {@code python}, {@code ghcr.io/acme/agent:1.4}, {@code host:5000/a@sha256:…}. */
    public static Either<InvalidReference, ImageReference> parse(String text) {
        return ReferenceGrammar.parse(text);
    }

    /**
     * Whether the text as given carries a registry host: its first component has a {@code .} or a {@code :}, or is
     * {@code localhost}. Says nothing about the rest of it.
     */
    public static boolean isFullyQualified(String text) {
        int slash = text.indexOf('/');
        return slash > 0 && ReferenceGrammar.looksLikeHost(text.substring(0, slash));
    }

    /** Host and repository, without tag or digest: {@code docker.io/library/python}. */
    public String name() {
        return host + "/" + repository;
    }

    /** As a runtime is asked for it: by digest if there is one, by tag otherwise; never by both. */
    public String canonical() {
        return digest.map(d -> name() + "@" + d).getOrElse(this::toString);
    }

    /** What stands behind the name when a runtime or registry is asked: the digest if there is one, else the tag. */
    public String identifier() {
        return digest.map(Digest::value).getOrElse(tag::get);
    }

    /** As people write it: {@code python:3.11-slim} for {@code docker.io/library/python:3.11-slim}. */
    public String familiar() {
        return familiarName() + suffix();
    }

    /** The same image name with another tag or digest. */
    public ImageReference withDigest(Digest other) {
        return new ImageReference(host, repository, tag, Option.some(other));
    }

    /** By its tag alone, which there must be. */
    public ImageReference withoutDigest() {
        return new ImageReference(host, repository, tag, Option.none());
    }

    /** What this digest stands for in the same repository, by no tag. */
    public ImageReference byDigest(Digest other) {
        return new ImageReference(host, repository, Option.none(), Option.some(other));
    }

    private String familiarName() {
        // docker.io/a.b/c without its host would be another image: c at the registry a.b.
        if (!host.equals(RegistryHost.DOCKER_HUB) || isFullyQualified(repository)) {
            return name();
        }
        var official = repository.startsWith(OFFICIAL) && repository.indexOf('/', OFFICIAL.length()) < 0;
        return official ? repository.substring(OFFICIAL.length()) : repository;
    }

    private String suffix() {
        return tag.map(t -> ":" + t).getOrElse("") + digest.map(d -> "@" + d).getOrElse("");
    }

    @Override
    public String toString() {
        return name() + suffix();
    }
}
