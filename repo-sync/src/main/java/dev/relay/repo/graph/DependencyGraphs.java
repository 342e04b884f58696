package dev.relay.repo.graph;

import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.workspace.Workspace;
import java.util.List;

/** Merges what a workspace declares with what the manifests at its mirrors' heads say. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"}) // its body follows within the hour
public final class DependencyGraphs {
  private final Mirrors mirrors;
  private final Contents contents;
  private final List<ManifestReader> readers;

  public DependencyGraphs(Mirrors mirrors, Contents contents, List<ManifestReader> readers) {
    this.mirrors = mirrors;
    this.contents = contents;
    this.readers = List.copyOf(readers);
  }

  /** Fetches nothing: repositories whose mirror was never fetched have declared edges only. */
  public DependencyGraph of(Workspace workspace) {
    throw new UnsupportedOperationException("" + mirrors + contents + readers + workspace);
  }
}
