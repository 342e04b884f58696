package dev.relay.repo.graph;

/** Reads the manifests of one ecosystem. */
public interface ManifestReader {
  /** The kind of its edges, {@code maven} or {@code npm}; coordinates match within a kind. */
  String kind();

  /** True for paths, relative to the repository's root, that it can read. */
  boolean reads(String path);

  /** Throws {@link UnreadableManifest} when the content is not what the path promises. */
  Manifest read(byte[] content);
}
