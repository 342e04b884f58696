package dev.relay.mcp.agent.claude;

import dev.relay.mcp.sandbox.Execution;
import dev.relay.mcp.sandbox.Sandboxes;
import dev.relay.repo.git.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the CLI itself whether it is logged in, in the same sandbox in which it would work. That
 * asks no model and takes a third of a second, so the answer is kept for a while.
 */
final class LoginCheck {
  private static final Duration MOST = Duration.ofSeconds(10);
  private static final Duration KEPT = Duration.ofMinutes(1);
  private static final int OUTPUT = 8192;
  private final ClaudeInstallation installation;
  private final ClaudeCommand command;
  private final Sandboxes sandboxes;
  private final InstantSource clock;
  private @Nullable Answer last;

  LoginCheck(
      ClaudeInstallation installation,
      ClaudeCommand command,
      Sandboxes sandboxes,
      InstantSource clock) {
    this.installation = installation;
    this.command = command;
    this.sandboxes = sandboxes;
    this.clock = clock;
  }

  private record Answer(boolean loggedIn, Optional<FileTime> changed, Instant until) {}

  synchronized boolean loggedIn() {
    if (!installation.mayHaveLogin()) {
      return false;
    }
    var changed = installation.loginChanged();
    var now = clock.instant();
    if (last == null || !last.changed().equals(changed) || !now.isBefore(last.until())) {
      last = new Answer(ask(), changed, now.plus(KEPT));
    }
    return last.loggedIn();
  }

  private boolean ask() {
    try {
      var scratch = Files.createTempDirectory("relay-login");
      try {
        return Execution.run(sandboxes.best(), command.authStatus(scratch), MOST, OUTPUT).ok();
      } finally {
        Folders.delete(scratch);
      }
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
