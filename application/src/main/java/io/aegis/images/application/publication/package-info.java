/** What leaves the node for programs: the one vocabulary of command line, HTTP and event stream, before it becomes JSON. */
@NullMarked
package io.aegis.images.application.publication;

import org.jspecify.annotations.NullMarked;
