package dev.relay.mcp.agent.claude;

import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.AgentEvent;
import dev.relay.mcp.sandbox.Sandboxes;
import dev.relay.mcp.sandbox.Toolchain;
import dev.relay.mcp.secret.ProviderKeys;
import dev.relay.repo.home.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Claude Code, headless, for any request. */
@Component
public final class ClaudeAgent implements Agent {
  private static final String OWNER = "owner";

  private final ClaudeInstallation installation;
  private final ClaudeCommand command;
  private final Sandboxes sandboxes;

  @Autowired
  public ClaudeAgent(
      Settings settings, ProviderKeys keys, Sandboxes sandboxes, Toolchain toolchain) {
    this(
        settings,
        name -> keys.use(OWNER, name),
        sandboxes,
        toolchain,
        toolchain.searchPath(),
        Path.of(System.getProperty("user.home")));
  }

  ClaudeAgent(
      Settings settings,
      Function<String, Optional<String>> keys,
      Sandboxes sandboxes,
      Toolchain toolchain,
      String searchPath,
      Path userHome) {
    this.installation = new ClaudeInstallation(keys, searchPath, userHome);
    this.command = new ClaudeCommand(installation, settings, toolchain);
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
  public String understands() {
    return "say what you want in your own words.";
  }

  @Override
  public Availability availability() {
    return installation.availability();
  }

  @Override
  public boolean accepts(String description) {
    return !description.isBlank();
  }

  @Override
  public void work(Assignment assignment, Consumer<AgentEvent> events) {
    try {
      var root =
          Objects.requireNonNull(assignment.trees().getFirst().path().getParent()).toRealPath();
      var started =
          sandboxes
              .best()
              .start(command.of(assignment.trees(), root, root.resolveSibling("claude")));
      try (var process = new ClaudeProcess(started)) {
        var permission = new ToolPermission(root);
        var session = new ClaudeSession(process, permission, assignment.steering(), events);
        events.accept(session.run(assignment));
      }
    } catch (IOException e) {
      events.accept(
          new AgentEvent.Failed(
              "Claude Code could not be started: run claude in a terminal to see why."));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      events.accept(new AgentEvent.Failed("Claude Code was stopped."));
    }
  }
}
