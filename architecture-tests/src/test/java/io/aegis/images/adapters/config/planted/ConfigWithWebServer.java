package io.aegis.images.adapters.config.planted;

import io.helidon.webserver.WebServer;

/** A web server outside the service's door. */
record ConfigWithWebServer(WebServer server) {}
