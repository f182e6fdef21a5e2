package io.aegis.images.application.port;

import io.aegis.images.domain.image.NodeId;

/** What a node's images are ensured with. */
public record NodePorts(
        NodeId node, ContainerRuntime runtime, CredentialStore credentials, Images images, PullClaims claims) {}
