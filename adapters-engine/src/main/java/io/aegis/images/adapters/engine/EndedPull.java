package io.aegis.images.adapters.engine;

/**
 * How a stream without an error ended.
 *
 * @param lastStatus the status of its last line: Docker's says how the pull ended
 * @param lastId the id of its last line: Podman's is that of the image
 * @param bytesTransferred compressed, as far as the lines told
 */
public record EndedPull(String lastStatus, String lastId, long bytesTransferred) {}
