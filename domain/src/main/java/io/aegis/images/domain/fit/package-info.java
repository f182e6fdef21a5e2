/** Whether an image can run what the orchestrator starts in it. */
@NullMarked
package io.aegis.images.domain.fit;

import org.jspecify.annotations.NullMarked;
