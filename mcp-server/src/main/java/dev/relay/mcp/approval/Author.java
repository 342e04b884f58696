package dev.relay.mcp.approval;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Identity;
import java.nio.file.Path;

/** Who commits are by: the user, as their git configuration says, else Relay. */
public final class Author {
  private final Git git;
  private final Path anywhere;

  /**
   * @param anywhere any directory: only the user's own configuration is read
   */
  public Author(Git git, Path anywhere) {
    this.git = git;
    this.anywhere = anywhere;
  }

  public Identity identity() {
    var name = config("user.name", "Relay");
    return new Identity(name, config("user.email", "relay@localhost"));
  }

  private String config(String key, String otherwise) {
    try {
      var output =
          git.run(GitCall.remote(anywhere, "config", "--global", "--get", key).accept(0, 1));
      var value = output.text().strip();
      return value.isEmpty() ? otherwise : value;
    } catch (GitFailure e) {
      return otherwise;
    }
  }
}
