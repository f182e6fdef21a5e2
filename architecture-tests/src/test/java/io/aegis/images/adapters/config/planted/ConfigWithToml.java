package io.aegis.images.adapters.config.planted;

import com.fasterxml.jackson.dataformat.toml.TomlMapper;

/** TOML outside the registries' room. */
record ConfigWithToml(TomlMapper mapper) {}
