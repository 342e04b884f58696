package dev.relay.mcp;

import dev.relay.repo.git.Repos;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.Workspaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A workspace of three repositories with remotes of their own, saved in a running server. */
public final class Shop {
  private final Repos repos;
  private final List<Repository> repositories;

  private Shop(Repos repos, List<Repository> repositories) {
    this.repos = repos;
    this.repositories = repositories;
  }

  public static Shop open(RunningServer server, Path dir) {
    var repos = new Repos(dir.resolve("remotes-of-shop"));
    var repositories =
        List.of(
            repos.remote(
                "shared-api",
                Map.of(
                    "api.yaml", "properties:\n  userName: string\n",
                    "docs/guide.md", "# userName\nThe userName is shown.\n")),
            repos.remote("backend", Map.of("src/User.java", "record User(String userName) {}\n")),
            repos.remote("frontend", Map.of("src/user.ts", "export const userName = 'Ada';\n")));
    var shop = new Shop(repos, repositories);
    server.bean(Workspaces.class).save(shop.workspace());
    return shop;
  }

  public Workspace workspace() {
    var api = new RepositoryId("shared-api");
    return new Workspace(
        "shop",
        repositories,
        Map.of(
            new RepositoryId("backend"), List.of(api), new RepositoryId("frontend"), List.of(api)),
        List.of());
  }

  public Repos repos() {
    return repos;
  }

  public Repository repository(String name) {
    return repositories.stream().filter(r -> r.id().name().equals(name)).findFirst().orElseThrow();
  }

  public String show(String repository, String path) {
    return repos.show(repository(repository), path);
  }

  /** Subjects on the remote's main branch, newest first. */
  public List<String> log(String repository) {
    return Repos.run(repos.bare(repository), "log", "--format=%s", "main").lines().toList();
  }
}
