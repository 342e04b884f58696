package dev.relay.repo.demo;

import dev.relay.repo.git.Folders;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Refs;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.SyncStrategy;
import dev.relay.repo.workspace.Workspace;
import dev.relay.repo.workspace.WorkspaceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Makes the demo's remotes and its workspace file, {@code demo}. */
public final class DemoWorkspace {
  private static final String MAVEN = "mvn -o -q -B test";

  private final Git git;
  private final Path remotes;
  private final Path workspaces;

  /**
   * @param remotes where the bare repositories go
   * @param workspaces where the workspace file goes
   */
  public DemoWorkspace(Git git, Path remotes, Path workspaces) {
    this.git = git;
    this.remotes = remotes;
    this.workspaces = workspaces;
  }

  /**
   * Makes what is missing, repairs what was left half made, and returns the workspace file. What
   * has landed in the remotes since stays there.
   *
   * @param tools the directory that holds {@code tsc}
   */
  public Path create(Path tools) {
    var tsc = tools.toAbsolutePath().normalize().resolve("tsc").toString().replace("'", "'\\''");
    var repositories =
        List.of(
            repository("shared-api", MAVEN),
            repository("backend", MAVEN),
            repository("frontend", "'" + tsc + "' -p . && node --test"));
    repositories.forEach(repository -> remote(repository.id().name()));
    return write(new Workspace("demo", repositories, Map.of(), List.of()));
  }

  private Repository repository(String name, String verify) {
    var url = bare(name).toUri().toString().replaceFirst("/$", "");
    return new Repository(
        new RepositoryId(name),
        new RemoteUrl(url),
        "main",
        verify,
        List.of(),
        SyncStrategy.MAIN_BRANCH,
        true);
  }

  private void remote(String name) {
    var bare = bare(name);
    if (new Refs(git).commit(bare, "refs/heads/main").isPresent()) {
      return;
    }
    var part = bare.resolveSibling(name + ".part");
    Folders.delete(bare);
    Folders.delete(part);
    Folders.create(part);
    git.run(
        GitCall.in(
            null, "init", "--quiet", "--bare", "--initial-branch=main", "--", part.toString()));
    git.run(GitCall.in(part, "fast-import", "--quiet").input(DemoHistory.of(name)));
    move(part, bare);
  }

  private Path write(Workspace workspace) {
    var file = Folders.create(workspaces).resolve("demo.yaml");
    var part = file.resolveSibling("demo.yaml.part");
    try {
      Files.writeString(part, WorkspaceFile.write(workspace));
    } catch (IOException e) {
      throw unwritable();
    }
    move(part, file);
    return file;
  }

  private Path bare(String name) {
    return remotes.toAbsolutePath().normalize().resolve(name + ".git");
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable();
    }
  }

  private static GitFailure unwritable() {
    return new GitFailure(
        GitFailure.Kind.BROKEN,
        "The demo could not be written; see that the Relay home is writable and has room.");
  }
}
