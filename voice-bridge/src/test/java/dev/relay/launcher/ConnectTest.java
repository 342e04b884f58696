package dev.relay.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectTest {
  @TempDir Path machine;
  private Launcher launcher;

  @BeforeEach
  void aRelayThatRan() throws IOException {
    launcher = Launcher.on(machine).realNode();
    Files.createDirectories(launcher.home().resolve("run"));
    Files.writeString(launcher.home().resolve("token"), "secret\n");
    Files.writeString(
        launcher.home().resolve("run/relay.json"),
        "{\"pid\":1,\"port\":7,\"url\":\"http://127.0.0.1:7\",\"startedAt\":\"x\"}");
  }

  @Test
  void printsTheLineForClaudeCode() throws Exception {
    assertThat(launcher.run("connect", "claude").out())
        .isEqualTo(
            "claude mcp add --scope user --transport http relay http://127.0.0.1:7/mcp"
                + " --header \"Authorization: Bearer secret\"");
  }

  @Test
  void printsWhatBelongsIntoTheFilesOfOthers() throws Exception {
    assertThat(launcher.run("connect", "cursor").out())
        .contains(".cursor/mcp.json", "\"mcpServers\"", "\"url\": \"http://127.0.0.1:7/mcp\"");
    assertThat(launcher.run("connect", "vscode").out())
        .contains("Code/User/mcp.json", "\"servers\"", "\"type\": \"http\"");
    assertThat(launcher.run("connect", "gemini").out())
        .contains(".gemini/settings.json", "\"httpUrl\": \"http://127.0.0.1:7/mcp\"");
    assertThat(launcher.run("connect", "codex").out())
        .contains(".codex/config.toml", "[mcp_servers.relay]", "args = [\"mcp\"]");
  }

  @Test
  void namesTheClientsItKnows() throws Exception {
    assertThat(launcher.run("connect", "emacs").err())
        .contains("connect knows claude, cursor, vscode, gemini, codex, not 'emacs'");
  }

  @Test
  void addsItselfAndKeepsWhatIsThere() throws Exception {
    var file = machine.resolve(".cursor/mcp.json");
    Files.createDirectories(file.getParent());
    var before = "{\"theme\": 1, \"mcpServers\": {\"other\": {\"command\": \"x\"}}}";
    Files.writeString(file, before);
    assertThat(launcher.run("connect", "cursor", "--write").out()).contains("Relay is in");
    assertThat(launcher.run("connect", "cursor", "--write").code()).isZero();
    assertThat(Files.readString(file))
        .contains("\"theme\": 1", "\"other\"", "\"command\": \"x\"", "\"relay\"", "Bearer secret")
        .containsOnlyOnce("\"relay\"");
    assertThat(file.resolveSibling("mcp.json.before-relay")).exists();
  }

  @Test
  void replacesItsOwnTableInAFileOfTables() throws Exception {
    var file = machine.resolve(".codex/config.toml");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        model = "o" # kept

        [mcp_servers.relay]
        command = "old"

        [mcp_servers.relay.env]
        A = "old"

        [mcp_servers.other]
        command = "kept"
        """);
    launcher.run("connect", "codex", "--write");
    assertThat(Files.readString(file))
        .contains("model = \"o\" # kept", "[mcp_servers.other]", "command = \"kept\"")
        .doesNotContain("old")
        .containsOnlyOnce("[mcp_servers.relay]");
  }

  @Test
  void leavesAloneWhatItCannotRead() throws Exception {
    var file = machine.resolve(".config/Code/User/mcp.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{ // mine\n}");
    var written = launcher.run("connect", "vscode", "--write");
    assertThat(written.code()).isEqualTo(1);
    assertThat(written.err()).contains("so it was left alone. Add by hand:");
    assertThat(Files.readString(file)).isEqualTo("{ // mine\n}");
  }

  @Test
  void writesNothingBeforeThereIsAToken() throws Exception {
    Files.delete(launcher.home().resolve("token"));
    var written = launcher.run("connect", "claude", "--write");
    assertThat(written.err()).contains("there is no token yet");
    assertThat(machine.resolve(".claude.json")).doesNotExist();
  }
}
