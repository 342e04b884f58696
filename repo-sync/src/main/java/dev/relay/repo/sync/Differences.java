package dev.relay.repo.sync;

import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.FileChange;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.GitPath;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.Refs;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.BranchName;
import dev.relay.repo.workspace.Repository;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is not committed in a checkout, and what differs between two commits of a remote. Nothing is
 * fetched and nothing changed. Throws {@link GitFailure} with a sentence.
 */
public final class Differences {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{6,40}");

  private final Git git;
  private final Mirrors mirrors;
  private final Diffs diffs;

  public Differences(Git git, Mirrors mirrors, Diffs diffs) {
    this.git = git;
    this.mirrors = mirrors;
    this.diffs = diffs;
  }

  /** Two commits that a mirror has. */
  public record Pair(Path gitDir, Sha from, Sha to) {}

  /**
   * @param from branch, tag or commit; so is {@code to}; without it the repository's own branch
   */
  public Pair pair(Repository repository, @Nullable String from, @Nullable String to) {
    return new Pair(mirrors.gitDir(repository), commit(repository, from), commit(repository, to));
  }

  public List<FileChange> files(Pair pair) {
    return diffs.files(pair.gitDir(), pair.from(), pair.to());
  }

  /**
   * @param path of one file, or null for all
   */
  public String patch(Pair pair, @Nullable String path, int maxBytes) {
    return diffs.patch(pair.gitDir(), pair.from(), pair.to(), path, maxBytes);
  }

  /**
   * What a developer has beside the last commit.
   *
   * @param patch of the changed ones; empty when it is too long
   * @param untracked files that are neither tracked nor ignored
   */
  public record Uncommitted(
      List<FileChange> changed, Optional<String> patch, List<String> untracked) {}

  /**
   * Empty when there is no checkout yet.
   *
   * @param path of the one file whose patch is wanted, or null for all
   */
  public Optional<Uncommitted> uncommitted(
      Repository repository, Path tree, @Nullable String path) {
    if (!CheckoutDoor.isTaken(tree)) {
      return Optional.empty();
    }
    try {
      return Optional.of(uncommitted(CheckoutDoor.open(repository.id(), tree), path));
    } catch (Refusal e) {
      throw new GitFailure(GitFailure.Kind.BROKEN, e.sentence());
    }
  }

  private Uncommitted uncommitted(Checkout checkout, @Nullable String path) {
    if (git.glimpse(checkout.gitDir(), checkout.tree()).isUntouched()) {
      return new Uncommitted(List.of(), Optional.of(""), List.of());
    }
    if (git.run(checkout.git("ls-files", "--unmerged", "-z")).bytes().length > 0) {
      throw new Refusal(
          checkout.id() + " has conflicts that are not settled; see them with git diff there.");
    }
    var head = git.reader().commit(checkout.gitDir(), "HEAD").map(Sha::hex).orElse(Delta.EMPTY);
    var seen = Diffs.read(git, checkout::git, head, path);
    var others = checkout.git("ls-files", "--others", "--exclude-standard", "-z");
    var untracked = GitPath.split(git.run(others).bytes()).stream().map(GitPath::shown).toList();
    return new Uncommitted(seen.files(), seen.patch(), untracked);
  }

  private Sha commit(Repository repository, @Nullable String name) {
    var wanted = name == null || name.isBlank() ? repository.branch() : name.strip();
    return find(mirrors.gitDir(repository), wanted)
        .orElseThrow(() ->
            new GitFailure(
                GitFailure.Kind.MISSING,
                "%s has no branch, tag or commit '%s', as far as it was fetched."
                    .formatted(repository.id(), wanted)));
  }

  private Optional<Sha> find(Path mirror, String name) {
    if (!BranchName.isValid(name)) {
      return Optional.empty();
    }
    var refs = new Refs(git);
    return refs.commit(mirror, "refs/heads/" + name)
        .or(() -> refs.commit(mirror, "refs/tags/" + name))
        .or(() -> COMMIT.matcher(name).matches() ? abbreviated(mirror, name) : Optional.empty());
  }

  private Optional<Sha> abbreviated(Path mirror, String name) {
    var call = GitCall.in(mirror, "rev-parse", "--verify", "--quiet", name + "^{commit}");
    var output = git.run(call.accept(0, 1, 128));
    return output.exit() == 0 ? Optional.of(output.sha()) : Optional.empty();
  }
}
