/**
 * YAML and JSON as a tree that knows its lines. Whoever wrote the file, reading it neither makes
 * objects nor grows without bounds.
 */
@NullMarked
package dev.relay.repo.yaml;

import org.jspecify.annotations.NullMarked;
