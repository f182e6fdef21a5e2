/** A node's image manager that answers to other processes, and what those ask it. */
@NullMarked
package io.aegis.images.application.service;

import org.jspecify.annotations.NullMarked;
