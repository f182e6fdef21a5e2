package io.aegis.images.application.port;

/**
 * A credential that the node has been given, without the credential.
 *
 * @param source the name that events know it by, and where it lies
 * @param scope what it is bound to: a registry host, or a host and the beginning of a repository; {@code *} for a store
 *     that is asked about every host
 * @param problem why it cannot be used, as for an unset variable; empty when it can
 */
public record KnownCredential(String source, String scope, String problem) {}
