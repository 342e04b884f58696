/**
 * Reads the manifests of one ecosystem per file. Nobody imports this package; Spring hands the
 * readers to the graph.
 */
@NullMarked
package dev.relay.repo.manifest;

import org.jspecify.annotations.NullMarked;
