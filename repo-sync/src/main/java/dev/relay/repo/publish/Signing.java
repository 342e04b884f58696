package dev.relay.repo.publish;

import dev.relay.repo.git.Commits;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.GitFailure.Kind;
import dev.relay.repo.git.Identity;
import dev.relay.repo.git.Sha;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes commits as the user's own git would: signed where {@code commit.gpgSign} says so. */
final class Signing {
  private final Git git;

  Signing(Git git) {
    this.git = git;
  }

  /**
   * @param about the repository's name, for messages
   */
  record Draft(
      Path gitDir,
      String about,
      Sha tree,
      List<Sha> parents,
      Identity author,
      Instant at,
      String text) {
    Draft {
      parents = List.copyOf(parents);
    }
  }

  /** Throws {@link GitFailure} when it has to be signed and cannot be. */
  Sha commit(Draft draft) {
    return isWanted(draft.gitDir()) ? signed(draft) : plain(draft);
  }

  /** Asked outside of any checkout: what the user and the machine say, no repository. */
  private boolean isWanted(Path gitDir) {
    var config = call(gitDir, "config", "--type=bool", "--get", "commit.gpgSign");
    return git.run(config.accept(0, 1)).line().equals("true");
  }

  private Sha plain(Draft draft) {
    return new Commits(git)
        .join(
            draft.gitDir(),
            draft.tree(),
            draft.parents(),
            draft.author(),
            draft.at(),
            draft.text());
  }

  private Sha signed(Draft draft) {
    var date = draft.at().getEpochSecond() + " +0000";
    var args = new ArrayList<String>();
    args.addAll(List.of("-c", "include.path=" + identity(draft)));
    args.addAll(List.of("-c", "i18n.commitEncoding=UTF-8", "commit-tree", "-S"));
    draft.parents().forEach(parent -> args.addAll(List.of("-p", parent.hex())));
    args.addAll(List.of("-F", "-", draft.tree().hex()));
    var call =
        call(draft.gitDir(), args.toArray(String[]::new))
            .about(draft.about())
            .input((draft.text().strip() + "\n").getBytes(StandardCharsets.UTF_8))
            .environment(Map.of("GIT_AUTHOR_DATE", date, "GIT_COMMITTER_DATE", date));
    try {
      return git.run(call).sha();
    } catch (GitFailure e) {
      throw new GitFailure(
          Kind.UNAUTHORIZED,
          "The commit for "
              + draft.about()
              + " could not be signed as your git configuration asks; unlock the key in your agent."
              + "");
    }
  }

  /** In a file, because an environment carries the locale's letters only. */
  private static Path identity(Draft draft) {
    var name = quoted(draft.author().name());
    var email = quoted(draft.author().email());
    var text =
        List.of("user", "author", "committer").stream()
            .map(who -> "[" + who + "]\n  name = " + name + "\n  email = " + email + "\n")
            .reduce("", String::concat);
    var file = draft.gitDir().resolve("relay-author").toAbsolutePath();
    try {
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new GitFailure(
          Kind.BROKEN, "A file of Relay's own could not be written; see if the disk is full.");
    }
  }

  private static String quoted(String value) {
    var plain = value.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("\"", "\\\"");
    return '"' + plain + '"';
  }

  private static GitCall call(Path gitDir, String... args) {
    return GitCall.remote(gitDir, args).within(Duration.ofMinutes(1));
  }
}
