package dev.relay.mcp.agent.claude;

import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.sandbox.BubblewrapSandbox;
import dev.relay.mcp.sandbox.ProcessSandbox;
import dev.relay.mcp.sandbox.Sandboxes;
import dev.relay.mcp.sandbox.Toolchain;
import dev.relay.repo.home.Settings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The real CLI of this machine, for tests. */
final class ClaudeCli {
  private ClaudeCli() {}

  static void assumeThere() {
    Assumptions.assumeTrue(
        !folder().isEmpty(), "needs the claude CLI: put it on the PATH or set RELAY_TEST_CLAUDE");
  }

  /**
   * @param settings all that it knows of keys and addresses
   * @param home of its user
   */
  static Agent agent(Map<String, String> settings, Path home) {
    var sandboxes =
        new Sandboxes(List.of(new ProcessSandbox(), new BubblewrapSandbox(Path.of("/nowhere"))));
    return new ClaudeAgent(
        Settings.of(settings),
        name -> Optional.ofNullable(settings.get(name)),
        sandboxes,
        new Toolchain(environment(), List.of()),
        home,
        InstantSource.system());
  }

  static Map<String, String> talkingTo(FakeMessagesApi api) {
    return Map.of("ANTHROPIC_API_KEY", "sk-test", "ANTHROPIC_BASE_URL", api.url());
  }

  private static Map<String, String> environment() {
    var environment = new HashMap<>(System.getenv());
    environment.merge("PATH", folder(), (path, first) -> first + File.pathSeparator + path);
    return environment;
  }

  /** The directory that holds the CLI; empty when there is none. */
  private static String folder() {
    var named = System.getenv("RELAY_TEST_CLAUDE");
    var candidates =
        named == null || named.isBlank()
            ? List.of(System.getenv("PATH").split(":"))
            : List.of(Path.of(named).resolveSibling("").toString());
    return candidates.stream()
        .filter(entry -> Files.isExecutable(Path.of(entry, "claude")))
        .findFirst()
        .orElse("");
  }
}
