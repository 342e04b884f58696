package dev.relay.repo.git;

import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.SyncStrategy;
import dev.relay.repo.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Real git in a temporary directory: remotes on {@code file://}, mirrors and task trees. */
public final class Repos {
  private final Path dir;
  private final Git git;
  private final Mirrors mirrors;
  private final TaskTrees trees;

  public Repos(Path dir) {
    this(dir, new NativeGit(System.getenv()));
  }

  public Repos(Path dir, Git git) {
    this.dir = dir;
    this.git = git;
    this.mirrors = new Mirrors(git, dir.resolve("mirrors"));
    this.trees = new TaskTrees(git, mirrors, dir.resolve("tasks"));
  }

  public Git git() {
    return git;
  }

  public Mirrors mirrors() {
    return mirrors;
  }

  public TaskTrees trees() {
    return trees;
  }

  /** A bare remote with one commit of these files on {@code main}. */
  public Repository remote(String name, Map<String, String> files) {
    var repository = emptyRemote(name);
    commit(repository, "first", files);
    return repository;
  }

  /** A bare remote without a commit. */
  public Repository emptyRemote(String name) {
    var bare = bare(name);
    run(dir, "init", "-q", "--bare", "--initial-branch=main", bare.toString());
    run(dir, "clone", "-q", bare.toString(), work(name).toString());
    run(work(name), "checkout", "-q", "-B", "main");
    return new Repository(
        new RepositoryId(name),
        new RemoteUrl(bare.toUri().toString().replaceFirst("/$", "")),
        "main",
        null,
        List.of(),
        SyncStrategy.MAIN_BRANCH,
        true);
  }

  /** Somebody else's commit, pushed to the remote. */
  public Sha commit(Repository repository, String message, Map<String, String> files) {
    var work = work(repository.id().name());
    if (!run(bare(repository.id().name()), "for-each-ref", "refs/heads/main").isEmpty()) {
      run(work, "fetch", "-q", "origin");
      run(work, "reset", "-q", "--hard", "origin/main");
    }
    files.forEach((path, text) -> write(work.resolve(path), text));
    return push(repository, message);
  }

  /** Commits whatever is in the working clone, for what plain text files cannot show. */
  public Sha push(Repository repository, String message) {
    var work = work(repository.id().name());
    run(work, "add", "--all", "--force");
    run(work, "commit", "-q", "--allow-empty", "-m", message);
    run(work, "push", "-q", "origin", "main");
    return head(repository);
  }

  /** Somebody's ordinary clone of the remote. */
  public Path work(String name) {
    return dir.resolve("work").resolve(name);
  }

  public Path bare(String name) {
    return dir.resolve("remotes").resolve(name + ".git");
  }

  /** Where the remote's main branch is now. */
  public Sha head(Repository repository) {
    return new Sha(run(bare(repository.id().name()), "rev-parse", "refs/heads/main"));
  }

  /** The bytes at the remote's head, as text. */
  public String show(Repository repository, String path) {
    return run(bare(repository.id().name()), "show", "main:" + path);
  }

  public TaskTree tree(String taskId, Repository repository) {
    return trees.create(taskId, repository, mirrors.refresh(repository));
  }

  public Workspace workspace(Repository... repositories) {
    return new Workspace("test", List.of(repositories), Map.of(), List.of());
  }

  /** Git as a developer would call it, with nobody's configuration. */
  public static String run(Path in, String... args) {
    var command = git(args);
    var end = start(in, command);
    if (end.exit() != 0) {
      throw new AssertionError(String.join(" ", command) + "\n" + end.output());
    }
    return end.output();
  }

  /** Any program, whether or not it succeeds. */
  static String tryRun(Path in, String... command) {
    return start(in, List.of(command)).output();
  }

  private static List<String> git(String... args) {
    var command = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
    command.addAll(List.of(args));
    return command;
  }

  private record End(int exit, String output) {}

  private static End start(Path in, List<String> command) {
    try {
      Files.createDirectories(in);
      var builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true);
      builder.environment().putAll(IDENTITY);
      var process = builder.start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new End(process.waitFor(), output.strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final Map<String, String> IDENTITY =
      Map.of(
          "GIT_CONFIG_GLOBAL", "/dev/null",
          "GIT_CONFIG_NOSYSTEM", "1",
          "GIT_AUTHOR_NAME", "Ada",
          "GIT_AUTHOR_EMAIL", "ada@example.com",
          "GIT_COMMITTER_NAME", "Ada",
          "GIT_COMMITTER_EMAIL", "ada@example.com");
}
