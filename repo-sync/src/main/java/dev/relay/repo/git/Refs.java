package dev.relay.repo.git;

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
    return git.reader().commit(gitDir, ref);
  }

  public void set(Path gitDir, String ref, Sha sha) {
    if (!RefFiles.set(gitDir, ref, sha)) {
      git.run(GitCall.in(gitDir, "update-ref", "--no-deref", ref, sha.hex()));
    }
  }

  public void delete(Path gitDir, String ref) {
    git.run(GitCall.in(gitDir, "update-ref", "--no-deref", "-d", ref));
  }

  /** Full names of all that begin with the prefix, a whole path component. */
  public List<String> under(Path gitDir, String prefix) {
    var under = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
    return List.copyOf(git.reader().refs(gitDir, under).keySet());
  }

  /** True when {@code ancestor} is {@code commit} or came before it. */
  public boolean contains(Path gitDir, Sha commit, Sha ancestor) {
    return git.reader().contains(gitDir, commit, ancestor);
  }
}
