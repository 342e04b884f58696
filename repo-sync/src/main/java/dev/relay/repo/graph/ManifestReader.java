package dev.relay.repo.graph;

/**
 * Reads the manifests of one ecosystem. They come from repositories that anybody can write to:
 * nothing in them is run, fetched or followed.
 */
public interface ManifestReader {
  /** The kind of its edges: {@code maven}, {@code npm}, {@code docker}. */
  String kind();

  /** Counted up when it reads the same bytes otherwise than before; what is stored is then void. */
  default int version() {
    return 1;
  }

  /** True for paths, relative to the repository's root, that it can read. */
  boolean reads(String path);

  /**
   * Throws {@link UnreadableManifest} when the content is not what the path promises.
   *
   * @param path relative to the repository's root
   * @param content at most {@link Manifests#MAX_BYTES}
   */
  Manifest read(String path, byte[] content);
}
