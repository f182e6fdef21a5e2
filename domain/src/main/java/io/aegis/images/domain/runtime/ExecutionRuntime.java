package io.aegis.images.domain.runtime;

/** What an execution runs on: one of two forms, never both. */
public sealed interface ExecutionRuntime permits StandardRuntime, CustomRuntime {}
