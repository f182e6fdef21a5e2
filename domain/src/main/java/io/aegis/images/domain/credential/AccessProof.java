package io.aegis.images.domain.credential;

import java.time.Instant;

/**
 * That a registry let a caller have an image: shown which credential, by the name of its source, and when.
 *
 * @param source {@link CredentialSource#ANONYMOUS} when the registry gives the image to everybody
 */
public record AccessProof(CredentialSource source, Instant at) {}
