/** What an orchestrator writes; shown in docs/embedding.md. */
@NullMarked
package io.aegis.images.bootstrap.example;

import org.jspecify.annotations.NullMarked;
