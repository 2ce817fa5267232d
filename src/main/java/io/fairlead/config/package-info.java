/**
 * Reading of files under {@code config/} with file and line for every mistake; start at {@link io.fairlead.config.YamlFile}.
 * Knows nothing of what the files mean: each stage reads its own.
 */
package io.fairlead.config;
