package dev.relay.mcp.agent.claude;

import dev.relay.mcp.agent.Agent.Assignment;
import dev.relay.mcp.sandbox.Sandbox.Command;
import dev.relay.mcp.sandbox.Toolchain;
import dev.relay.repo.home.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How the CLI is started: its flags, its environment, and what it may see. */
final class ClaudeCommand {
  private static final List<String> PASSED_ON =
      List.of(
          "ANTHROPIC_BASE_URL",
          "HTTPS_PROXY",
          "HTTP_PROXY",
          "NO_PROXY",
          "NODE_EXTRA_CA_CERTS",
          "SSL_CERT_FILE");
  private static final String CHANGE =
      ". Change what the request needs in every repository it concerns, and nothing else."
          + " There is no shell and no git here: Relay runs the tests, shows the diff to a person"
          + " and commits. Do not ask questions; take the sensible choice and say which."
          + " End with one short sentence that can be read aloud.";
  private static final String ANSWER =
      ". Answer the question by reading; nothing can be changed, and there is no shell and no git"
          + " here. Name repository, path and line of what you say, and say what you are not sure"
          + " of. Do not ask questions. Your last message is the whole answer: begin it with one"
          + " short sentence that can be read aloud.";

  private final ClaudeInstallation installation;
  private final Settings settings;
  private final Toolchain toolchain;

  ClaudeCommand(ClaudeInstallation installation, Settings settings, Toolchain toolchain) {
    this.installation = installation;
    this.settings = settings;
    this.toolchain = toolchain;
  }

  /**
   * @param root the directory of the trees; the agent starts there
   * @param scratch its own files, outside of the trees
   * @param resumed the session to go on with; empty for a new one
   */
  Command work(Assignment assignment, Path root, Path scratch, String resumed) throws IOException {
    var arguments = new ArrayList<>(arguments(assignment));
    if (!resumed.isEmpty()) {
      arguments.addAll(List.of("--resume", resumed));
    }
    return assignment.readOnly()
        ? command(arguments, root, scratch, List.of(), List.of(root))
        : command(arguments, root, scratch, List.of(root), List.of());
  }

  /** Ends with 0 when it is logged in; asks no model. */
  Command authStatus(Path scratch) throws IOException {
    return command(List.of("auth", "status"), scratch, scratch, List.of(), List.of());
  }

  private Command command(
      List<String> arguments, Path directory, Path scratch, List<Path> changed, List<Path> read)
      throws IOException {
    var executable = installation.executable().orElseThrow().toRealPath();
    for (var folder : List.of("home", "config", "tmp")) {
      Files.createDirectories(scratch.resolve(folder));
    }
    var key = installation.key();
    var writable = new ArrayList<>(changed);
    writable.add(scratch);
    if (key.isEmpty()) {
      // Of the user's own configuration this one file, and writable: the CLI renews its login.
      installation.loginFile().ifPresent(writable::add);
    }
    var readOnly = new ArrayList<>(toolchain.readOnly());
    readOnly.add(executable.getParent());
    readOnly.addAll(read);
    var argv = Stream.concat(Stream.of(executable.toString()), arguments.stream()).toList();
    var environment = environment(key, scratch);
    return new Command(argv, directory, environment, writable, readOnly, true, false);
  }

  private static List<String> arguments(Assignment assignment) {
    return List.of(
        "-p",
        "--input-format",
        "stream-json",
        "--output-format",
        "stream-json",
        "--verbose",
        "--permission-prompt-tool",
        "stdio",
        // What a repository brings along is content, never configuration.
        "--setting-sources",
        "",
        "--strict-mcp-config",
        "--tools",
        assignment.readOnly()
            ? "Read,Glob,Grep,Task"
            : "Read,Edit,Write,NotebookEdit,Glob,Grep,Task",
        "--append-system-prompt",
        instructions(assignment));
  }

  private static String instructions(Assignment assignment) {
    var names =
        String.join(", ", assignment.trees().stream().map(t -> t.repository().name()).toList());
    return "You work for Relay on git repositories that lie side by side in the current directory,"
        + " one folder each, in dependency order: "
        + names
        + (assignment.readOnly() ? ANSWER : CHANGE);
  }

  private Map<String, String> environment(Optional<String> key, Path scratch) {
    var environment = new LinkedHashMap<>(account(key, scratch));
    PASSED_ON.forEach(name -> settings.get(name).ifPresent(v -> environment.put(name, v)));
    environment.put("CLAUDE_CODE_TMPDIR", scratch.resolve("tmp").toString());
    // Its ten retries of a refused key would take minutes.
    environment.put("CLAUDE_CODE_MAX_RETRIES", "3");
    // With this the CLI also asks about every edit, so that Relay's own check sees each path.
    environment.put("CLAUDE_CODE_SUBPROCESS_ENV_SCRUB", "1");
    environment.put("CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1");
    environment.put("DISABLE_AUTOUPDATER", "1");
    return environment;
  }

  /** A configuration of its own in every case but that of a keychain, which goes by the user's. */
  private Map<String, String> account(Optional<String> key, Path scratch) {
    if (key.isEmpty() && installation.loginFile().isEmpty()) {
      return toolchain.environment(installation.userHome());
    }
    var environment = new LinkedHashMap<>(toolchain.environment(scratch.resolve("home")));
    environment.put("CLAUDE_CONFIG_DIR", scratch.resolve("config").toString());
    key.ifPresentOrElse(
        value -> environment.put("ANTHROPIC_API_KEY", value),
        () ->
            environment.put(
                "CLAUDE_SECURESTORAGE_CONFIG_DIR", installation.directory().toString()));
    return environment;
  }
}
