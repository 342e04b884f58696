package dev.relay.repo.graph;

import dev.relay.repo.git.Contents;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.Repos;
import dev.relay.repo.store.Databases;
import dev.relay.repo.store.TestPostgres;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Graphs over real repositories and a real database, with all readers there are. */
public final class GraphKit implements AutoCloseable {
  private final Repos repos;
  private final Databases databases = TestPostgres.fresh();
  private DependencyGraphs graphs;

  public GraphKit(Repos repos) {
    this.repos = repos;
    this.graphs = graphs(repos.git());
  }

  public DependencyGraphs graphs() {
    return graphs;
  }

  /** As after a restart: what was in memory is gone, what is in the database is there. */
  DependencyGraphs restarted(Git git) {
    graphs = graphs(git);
    return graphs;
  }

  private DependencyGraphs graphs(Git git) {
    var readings = new Readings(databases.module("repo"));
    return new DependencyGraphs(
        repos.mirrors(), new Manifests(new Contents(git), readers(), readings));
  }

  Readings readings() {
    return new Readings(databases.module("repo"));
  }

  /** As Spring finds them: the package is a leaf that tests of others do not name either. */
  static List<ManifestReader> readers() {
    try (var context = new AnnotationConfigApplicationContext()) {
      context.scan("dev.relay.repo.manifest");
      context.refresh();
      return List.copyOf(context.getBeansOfType(ManifestReader.class).values());
    }
  }

  @Override
  public void close() {
    databases.close();
  }
}
