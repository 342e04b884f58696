package dev.relay.repo.graph;

/**
 * One manifest of a repository.
 *
 * @param kind of its reader
 */
record Found(String kind, String path, Manifest manifest) {
  String folder() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
