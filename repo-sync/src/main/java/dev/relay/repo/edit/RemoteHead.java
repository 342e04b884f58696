package dev.relay.repo.edit;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.workspace.BranchName;
import dev.relay.repo.workspace.RemoteUrl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Asks with git. */
public final class RemoteHead implements DefaultBranch {
  private static final Pattern SYMBOLIC = Pattern.compile("(?m)^ref: refs/heads/(\\S+)\\s+HEAD$");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Git git;

  public RemoteHead(Git git) {
    this.git = git;
  }

  @Override
  public Optional<String> of(RemoteUrl url) {
    try {
      var answer = SYMBOLIC.matcher(git.run(question(url)).text());
      return answer.find()
          ? Optional.of(answer.group(1)).filter(BranchName::isValid)
          : Optional.empty();
    } catch (GitFailure e) {
      return Optional.empty();
    }
  }

  private static GitCall question(RemoteUrl url) {
    return new GitCall(
        new GitCall.Place(null, null, GitCall.Reach.REMOTE, url),
        "",
        List.of("ls-remote", "--symref", "--", url.value(), "HEAD"),
        new byte[0],
        Map.of(),
        Set.of(0),
        PATIENCE,
        1 << 20);
  }
}
