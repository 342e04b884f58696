package dev.relay.repo.git;

import dev.relay.repo.git.GitFailure.Kind;
import dev.relay.repo.workspace.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Bare mirrors of remotes, one per address and shared by all workspaces. One that was left half
 * made is repaired by the next refresh.
 */
public final class Mirrors {
  private static final String HEADS = "refs/heads/";

  /** Git holds a lock file for milliseconds; one this old belongs to a git that was killed. */
  private static final Duration STALE = Duration.ofSeconds(30);

  private static final Duration BUSY = Duration.ofSeconds(20);

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{40}\\.git");

  private final Git git;
  private final Refs refs;
  private final BareRepositories repositories;
  private final Locks locks = new Locks();

  /** By mirror and branch. Only a refresh changes a mirror, and it forgets what was seen. */
  private final Map<Path, Map<String, Sha>> heads = new ConcurrentHashMap<>();

  private final Path root;

  private final Map<Path, Long> used = new ConcurrentHashMap<>();

  private final List<MirrorListener> listeners = new CopyOnWriteArrayList<>();

  /** When each last had something new. */
  private final Map<Path, Long> busy = new ConcurrentHashMap<>();

  public Mirrors(Git git, Path root) {
    this.git = git;
    this.refs = new Refs(git);
    this.repositories = new BareRepositories(git);
    this.root = root;
  }

  /** Tells of every later refresh that brings something new. */
  public void follow(MirrorListener listener) {
    listeners.add(listener);
  }

  /**
   * Clones or fetches, and returns the head of the repository's branch. Throws {@link GitFailure}:
   * UNREACHABLE, UNAUTHORIZED, or MISSING when the remote is empty or has no such branch.
   */
  public Sha refresh(Repository repository) {
    var branch = RefName.branch(repository.branch());
    var mirror = gitDir(repository);
    return holding(
        mirror,
        () -> {
          used.put(mirror, System.nanoTime());
          try {
            bring(mirror, repository);
          } finally {
            heads.remove(mirror);
          }
          return refs.commit(mirror, branch).orElseThrow(() -> noBranch(mirror, repository));
        });
  }

  /** The head of the repository's branch at the last refresh; empty before the first. */
  public Optional<Sha> head(Repository repository) {
    var mirror = gitDir(repository);
    if (!Files.isDirectory(mirror)) {
      return Optional.empty();
    }
    var seen = heads.computeIfAbsent(mirror, path -> new ConcurrentHashMap<>());
    var branch = RefName.branch(repository.branch());
    var head = Optional.ofNullable(seen.get(branch)).or(() -> refs.commit(mirror, branch));
    head.ifPresent(sha -> seen.put(branch, sha));
    return head;
  }

  /** Where the mirror lies, whether or not it was fetched yet. */
  public Path gitDir(Repository repository) {
    return root.resolve(hash(repository.url().value()) + ".git");
  }

  /** All that there are. */
  List<Path> all() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (var folders = Files.list(root)) {
      return folders
          .filter(folder -> NAME.matcher(folder.getFileName().toString()).matches())
          .toList();
    } catch (IOException e) {
      throw Folders.broken("The mirrors could not be listed", e);
    }
  }

  /** Keeps refreshes of the mirror away meanwhile. */
  <T> T holding(Path mirror, Supplier<T> work) {
    return locks.holding(mirror, work);
  }

  /** True when it was not refreshed for so long. */
  boolean isQuiet(Path mirror, Duration time) {
    var last = used.get(mirror);
    return last == null || System.nanoTime() - last >= time.toNanos();
  }

  private void bring(Path mirror, Repository repository) {
    if (!repositories.isWhole(mirror)) {
      repositories.init(mirror);
    }
    if (!isBusy(mirror) && isUpToDate(mirror, repository)) {
      return;
    }
    var before = ours(mirror);
    try {
      fetch(mirror, repository);
    } catch (GitFailure e) {
      if (e.kind() != Kind.BROKEN || !repair(mirror, repository)) {
        throw e;
      }
      fetch(mirror, repository);
    }
    var isNews = !ours(mirror).equals(before);
    if (isNews) {
      heads.remove(mirror);
      listeners.forEach(listener -> listener.fetched(mirror));
    }
    if (isNews && !before.isEmpty() && !repository.url().isLocal()) {
      busy.put(mirror, System.nanoTime());
    } else {
      busy.remove(mirror);
    }
  }

  /** Where something was new a moment ago more is likely, and asking first a way too many. */
  private boolean isBusy(Path mirror) {
    var since = busy.get(mirror);
    return since != null && System.nanoTime() - since < BUSY.toNanos();
  }

  /**
   * One question in this process instead of several processes, where the remote can be asked so.
   */
  private boolean isUpToDate(Path mirror, Repository repository) {
    var theirs = git.quickRefs(repository.url());
    return theirs.isPresent()
        && !theirs.get().isEmpty()
        && theirs.get().equals(ours(mirror))
        && head(repository).isPresent();
  }

  private SortedMap<String, Sha> ours(Path mirror) {
    var all = new TreeMap<>(git.reader().refs(mirror, "refs/heads"));
    all.putAll(git.reader().refs(mirror, "refs/tags"));
    return all;
  }

  private void fetch(Path mirror, Repository repository) {
    git.run(
        GitCall.to(
                repository.url(),
                mirror,
                "fetch",
                "--quiet",
                "--force",
                "--prune",
                "--no-tags",
                "--no-write-fetch-head",
                "--no-recurse-submodules",
                "--",
                repository.url().value(),
                "+refs/heads/*:refs/heads/*",
                "+refs/tags/*:refs/tags/*")
            .about(repository.id().name()));
  }

  /** True when something was put right, so that trying again makes sense. */
  private boolean repair(Path mirror, Repository repository) {
    if (removeStaleLocks(mirror)) {
      return true;
    }
    var check = GitCall.in(mirror, "fsck", "--connectivity-only", "--no-dangling", "--no-progress");
    var codes = new Integer[256];
    java.util.Arrays.setAll(codes, code -> code);
    if (git.run(check.accept(codes).keep(1 << 20)).exit() == 0) {
      return false;
    }
    replace(mirror, repository);
    return true;
  }

  /** Fetches anew beside the broken one, which stays until the new one is whole. */
  private void replace(Path mirror, Repository repository) {
    var fresh = mirror.resolveSibling(mirror.getFileName() + ".new");
    var broken = mirror.resolveSibling(mirror.getFileName() + ".broken");
    repositories.init(fresh);
    fetch(fresh, repository);
    Folders.delete(broken);
    try {
      Files.move(mirror, broken);
      Files.move(fresh, mirror);
    } catch (IOException e) {
      throw Folders.broken("A mirror could not be replaced", e);
    }
    keepBases(broken, mirror);
    Folders.delete(broken);
  }

  private void keepBases(Path broken, Path mirror) {
    for (var ref : refs.under(broken, TaskTrees.REFS)) {
      var sha = new Sha(ref.substring(ref.lastIndexOf('/') + 1));
      refs.commit(mirror, sha.hex()).ifPresent(base -> refs.set(mirror, ref, base));
    }
  }

  private static boolean removeStaleLocks(Path mirror) {
    try (var files = Files.walk(mirror)) {
      var locks = files.filter(f -> f.getFileName().toString().endsWith(".lock")).toList();
      boolean removed = false;
      for (var lock : locks) {
        var age = Duration.between(Files.getLastModifiedTime(lock).toInstant(), Instant.now());
        removed |= age.compareTo(STALE) > 0 && Files.deleteIfExists(lock);
      }
      return removed;
    } catch (IOException e) {
      return false;
    }
  }

  private GitFailure noBranch(Path mirror, Repository repository) {
    var branches =
        refs.under(mirror, HEADS).stream().map(r -> r.substring(HEADS.length())).limit(5).toList();
    var remote = "The remote of " + repository.id().name();
    if (FileRefs.isShallow(repository.url())) {
      return new GitFailure(
          Kind.MISSING,
          remote + " is a shallow clone; run git fetch --unshallow there, then try again.");
    }
    return new GitFailure(
        Kind.MISSING,
        branches.isEmpty()
            ? remote + " is empty; push a first commit to it, then try again."
            : remote
                + " has no branch '"
                + repository.branch()
                + "' but "
                + String.join(", ", branches)
                + "; correct the branch in the workspace.");
  }

  private static String hash(String url) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(url.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
