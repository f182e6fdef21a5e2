/** A registry of the tests' own, which serves images from memory and fails the way it is told to. */
@NullMarked
package io.aegis.images.contracts.registry;

import org.jspecify.annotations.NullMarked;
