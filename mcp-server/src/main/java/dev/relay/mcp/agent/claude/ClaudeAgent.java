package dev.relay.mcp.agent.claude;

import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.AgentEvent;
import dev.relay.mcp.agent.Logbook;
import dev.relay.mcp.sandbox.Sandboxes;
import dev.relay.mcp.sandbox.Toolchain;
import dev.relay.mcp.secret.ProviderKeys;
import dev.relay.repo.home.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Claude Code, headless, for any request. */
@Component
public final class ClaudeAgent implements Agent {
  private static final String OWNER = "owner";

  private final ClaudeInstallation installation;
  private final ClaudeCommand command;
  private final LoginCheck login;
  private final Sandboxes sandboxes;

  @Autowired
  public ClaudeAgent(
      Settings settings,
      ProviderKeys keys,
      Sandboxes sandboxes,
      Toolchain toolchain,
      InstantSource clock) {
    this(
        settings,
        name -> keys.use(OWNER, name),
        sandboxes,
        toolchain,
        Path.of(System.getProperty("user.home")),
        clock);
  }

  ClaudeAgent(
      Settings settings,
      Function<String, Optional<String>> keys,
      Sandboxes sandboxes,
      Toolchain toolchain,
      Path userHome,
      InstantSource clock) {
    var directory = settings.get("CLAUDE_CONFIG_DIR").map(Path::of);
    this.installation =
        new ClaudeInstallation(
            keys, toolchain.searchPath(), userHome, directory.orElse(userHome.resolve(".claude")));
    this.command = new ClaudeCommand(installation, settings, toolchain);
    this.login = new LoginCheck(installation, command, sandboxes, clock);
    this.sandboxes = sandboxes;
  }

  @Override
  public String name() {
    return "claude";
  }

  @Override
  public String title() {
    return "Claude Code";
  }

  @Override
  public int rank() {
    return 20;
  }

  @Override
  public String takes() {
    return "any request";
  }

  @Override
  public String understands() {
    return "say what you want in your own words.";
  }

  @Override
  public Availability availability() {
    if (installation.executable().isEmpty()) {
      return Availability.missing(
          "is not installed",
          "install it with npm install -g @anthropic-ai/claude-code, then run claude and log in");
    }
    if (installation.key().isPresent()) {
      return Availability.ready("is installed and has a key");
    }
    return login.loggedIn()
        ? Availability.ready("is installed and logged in")
        : Availability.missing(
            "is installed but not logged in",
            "run claude in a terminal and log in, or set ANTHROPIC_API_KEY");
  }

  @Override
  public Optional<String> suits(String description) {
    return description.isBlank() ? Optional.empty() : Optional.of("it " + availability().state());
  }

  @Override
  public boolean answers() {
    return true;
  }

  @Override
  public void work(Assignment assignment, Logbook logbook) {
    try {
      logbook.accept(new ClaudeSitting(command, sandboxes, assignment, logbook).run());
    } catch (IOException e) {
      logbook.accept(
          new AgentEvent.Failed(
              "Claude Code could not be started: run claude in a terminal to see why."));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      logbook.accept(new AgentEvent.Failed("Claude Code was stopped."));
    }
  }
}
