package dev.relay.repo.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads and writes refs by their full names. */
public final class Refs {
  private final Git git;

  public Refs(Git git) {
    this.git = git;
  }

  /** The commit it names; empty when there is no such ref or repository. */
  public Optional<Sha> commit(Path gitDir, String ref) {
    if (!Files.isDirectory(gitDir)) {
      return Optional.empty();
    }
    var call =
        GitCall.in(gitDir, "rev-parse", "--verify", "--quiet", ref + "^{commit}").accept(0, 1, 128);
    var output = git.run(call);
    return output.exit() == 0 ? Optional.of(output.sha()) : Optional.empty();
  }

  public void set(Path gitDir, String ref, Sha sha) {
    git.run(GitCall.in(gitDir, "update-ref", "--no-deref", ref, sha.hex()));
  }

  public void delete(Path gitDir, String ref) {
    git.run(GitCall.in(gitDir, "update-ref", "--no-deref", "-d", ref));
  }

  /** Full names of all that begin with the prefix, a whole path component. */
  public List<String> under(Path gitDir, String prefix) {
    return git.run(GitCall.in(gitDir, "for-each-ref", "--format=%(refname)", prefix))
        .text()
        .lines()
        .toList();
  }

  /** True when {@code ancestor} is {@code commit} or came before it. */
  public boolean contains(Path gitDir, Sha commit, Sha ancestor) {
    var call =
        GitCall.in(gitDir, "merge-base", "--is-ancestor", ancestor.hex(), commit.hex())
            .accept(0, 1, 128);
    return git.run(call).exit() == 0;
  }
}
