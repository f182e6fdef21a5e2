package io.aegis.images.application.port;

import io.aegis.images.domain.image.NodeId;

/** What a node's images are ensured with. */
public record NodePorts(
        NodeId node,
        ContainerRuntime runtime,
        CredentialStore credentials,
        Registry registry,
        Images images,
        PullAudit audit,
        ImageInventory inventory,
        PullClaims claims,
        ImageLeases leases,
        AccessProofs proofs,
        RateBudgets budgets) {}
