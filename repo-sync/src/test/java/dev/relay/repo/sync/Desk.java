package dev.relay.repo.sync;

import dev.relay.repo.git.Repos;
import dev.relay.repo.git.Sha;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.TestPostgres;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.SyncMethod;
import dev.relay.repo.workspace.SyncStrategy;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One repository {@code backend}, its remote, and the checkout that the developer works in. */
final class Desk {
  private static final Database DATABASE = TestPostgres.fresh().module("repo");
  private static final AtomicInteger COUNT = new AtomicInteger();

  final Repos repos;
  final Path checkout;
  final Database database = DATABASE;
  Repository backend;
  LockFiles locks = LockFiles.NONE;

  private final Path dir;
  private final String workspace = "w" + COUNT.incrementAndGet();

  private Desk(Path dir, Repos repos, Repository backend, Path checkout) {
    this.dir = dir;
    this.repos = repos;
    this.backend = backend;
    this.checkout = checkout;
  }

  Desk(Path dir) {
    this.dir = dir;
    this.repos = new Repos(dir);
    this.backend =
        repos.remote(
            "backend",
            Map.of("a.txt", "1\n2\n3\n", "b.txt", "b\n", "gen.js", "1\n", ".gitignore", "*.log\n"));
    this.checkout = dir.resolve("checkouts").resolve(workspace).resolve("backend");
  }

  /** Cloned, with the developer's name set. */
  Desk open() {
    sync(SyncMethod.FF_ONLY);
    git("config", "user.name", "Ada");
    git("config", "user.email", "ada@example.com");
    return this;
  }

  /** The same repository with its checkout elsewhere. */
  Desk adopt(Path place) {
    return with(backend.at(place), place);
  }

  Desk with(Repository repository, Path place) {
    return new Desk(dir, repos, repository, place);
  }

  Workspace workspace() {
    return new Workspace(workspace, List.of(backend), Map.of(), List.of());
  }

  void strategy(SyncStrategy strategy, Optional<String> pin) {
    backend =
        new Repository(
            backend.id(),
            backend.url(),
            backend.branch(),
            null,
            List.of(),
            strategy,
            false,
            pin,
            Optional.empty(),
            backend.checkout(),
            backend.labels());
  }

  /** Somebody else's commit. */
  Sha upstream(Map<String, String> files) {
    return repos.commit(backend, "theirs", files);
  }

  /** The developer's commit. */
  Sha commit(String path, String text) {
    write(path, text);
    git("add", path);
    git("commit", "-q", "-m", "mine: " + path);
    return head();
  }

  void write(String path, String text) {
    Repos.write(checkout.resolve(path), text);
  }

  String read(String path) {
    return Repos.read(checkout.resolve(path));
  }

  String git(String... args) {
    return Repos.run(checkout, args);
  }

  Sha head() {
    return new Sha(git("rev-parse", "HEAD"));
  }

  Sync newSync() {
    return new Sync(
        repos.git(),
        repos.mirrors(),
        dir.resolve("checkouts"),
        database,
        InstantSource.system(),
        new Sync.Ports(Dependencies.NONE, locks, Optional.empty(), Optional.empty()));
  }

  SyncResult sync(SyncMethod method) {
    return sync(method, ConflictPolicy.MANUAL);
  }

  SyncResult sync(SyncMethod method, ConflictPolicy conflicts) {
    return sync(SyncRequest.of(workspace(), List.of(backend)).method(method).conflicts(conflicts));
  }

  SyncResult sync(SyncRequest request) {
    return newSync().sync(request, SyncListener.NONE).results().getFirst();
  }

  UndoResult undo() {
    var sync = newSync();
    return sync.undo(sync.newest(workspace()).orElseThrow(), List.of()).getFirst();
  }
}
