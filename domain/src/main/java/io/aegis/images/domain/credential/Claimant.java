package io.aegis.images.domain.credential;

import io.vavr.control.Option;

/** On whose rights an image is asked for: those of the node, or those that a request brought along. */
public record Claimant(String name) {

    /** The node's own credentials, which every request without one of its own uses. */
    public static final Claimant NODE = new Claimant("node");

    /** Everybody: for what a registry gives without a credential. */
    public static final Claimant ANYBODY = new Claimant("anybody");

    /** A secret's path means another secret for each tenant, so the tenant is part of who claims. */
    public static Claimant of(Option<RequestCredential> own, Option<String> tenant) {
        return own.map(credential ->
                        new Claimant(tenant.map(name -> "tenant " + name + ", ").getOrElse("") + credential))
                .getOrElse(NODE);
    }

    @Override
    public String toString() {
        return name;
    }
}
