package dev.relay.repo.git;

import dev.relay.repo.git.GitCall.Reach;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps ssh from asking on the terminal Relay was started from. Where the user has an ssh command
 * of their own, that one is used as it is.
 */
final class SshCommand {
  private static final Map<String, String> SILENT =
      Map.of("GIT_SSH_COMMAND", "ssh -oBatchMode=yes -oConnectTimeout=20");

  private final Map<String, String> ambient;
  private volatile @Nullable Map<String, String> known;

  SshCommand(Map<String, String> ambient) {
    this.ambient = ambient;
  }

  /** Variables for calls that talk to a remote. */
  Map<String, String> variables(Git git) {
    var variables = known;
    if (variables == null) {
      variables = isSet(git) ? Map.of() : SILENT;
      known = variables;
    }
    return variables;
  }

  private boolean isSet(Git git) {
    if (ambient.containsKey("GIT_SSH_COMMAND") || ambient.containsKey("GIT_SSH")) {
      return true;
    }
    var call =
        new GitCall(
            new GitCall.Place(null, null, Reach.CHECKOUT, null),
            "",
            List.of("config", "--get", "core.sshCommand"),
            new byte[0],
            Map.of(),
            Set.of(0, 1),
            Duration.ofSeconds(10),
            1 << 10);
    return git.run(call).exit() == 0;
  }
}
