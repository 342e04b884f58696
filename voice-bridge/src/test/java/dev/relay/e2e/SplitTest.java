package dev.relay.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.repo.store.TestPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The deployment of compose.yaml on loopback: two processes, a database role each, and a sentence
 * that travels through both.
 */
final class SplitTest {
  private static final String SERVICE = "a service token for one test, long enough to be taken";

  private static final String MCP = "split_mcp";
  private static final String VOICE = "split_voice";

  @TempDir Path directory;

  @Test
  void aSentenceTravelsThroughTwoProcesses() throws Exception {
    var admin = TestPostgres.freshUrl();
    makeRolesAsComposeDoes(admin);
    var mcpHome = Files.createDirectory(directory.resolve("mcp"));
    var voiceHome = Files.createDirectory(directory.resolve("voice"));
    try (var mcp = RunningRelay.start("dev.relay.mcp.McpApplication", mcpHome, mcp(admin));
        var voice =
            RunningRelay.start(
                "dev.relay.voice.bootstrap.RelayApplication", voiceHome, voice(admin, mcp.base));
        var person = new Person(mcp);
        var talk = new Talk(voice.base, mcp.token())) {
      talk.say("rename the field userName to displayName in all repositories");
      talk.hears("fourteen places");
      var task = person.get("/api/tasks?state=open&limit=1").path(0).path("id").asString();
      person.approves(task);
      talk.hears("anded");
      for (var repository : List.of("shared-api", "backend", "frontend")) {
        assertThat(mcp.log(repository, "%B")).contains("Relay-Task: " + task);
      }
      assertThat(voiceHome).isDirectoryNotContaining("glob:**/{mirrors,tasks,demo}/*");
    }
    assertThatVoiceCannotReadTasks(admin);
  }

  private static Map<String, String> mcp(String admin) {
    return Map.of(
        "RELAY_DB_URL",
        as(admin, MCP),
        "RELAY_SERVICE_TOKEN",
        SERVICE,
        "RELAY_DEMO",
        "1",
        "RELAY_TOOLS",
        RunningRelay.tools().toString());
  }

  private static Map<String, String> voice(String admin, URI mcp) {
    return Map.of(
        "RELAY_DB_URL", as(admin, VOICE),
        "RELAY_SERVICE_TOKEN", SERVICE,
        "RELAY_MCP_URL", mcp.toString());
  }

  /** What mcp-server/postgres-init.sh does, under names of this test's own. */
  private static void makeRolesAsComposeDoes(String admin) throws Exception {
    var script = Files.readString(Path.of("..", "mcp-server", "postgres-init.sh"));
    var sql = script.substring(script.indexOf("<<'SQL'\n") + 8, script.lastIndexOf("SQL\n"));
    var database = admin.substring(admin.lastIndexOf('/') + 1);
    var filled =
        sql.replace("relay_mcp", MCP)
            .replace("relay_voice", VOICE)
            .replace(":'mcp'", "'" + MCP + "'")
            .replace(":'voice'", "'" + VOICE + "'")
            .replace("DATABASE relay ", "DATABASE " + database + " ");
    try (var connection = DriverManager.getConnection(jdbc(admin));
        var statement = connection.createStatement()) {
      statement.execute(filled);
    }
  }

  private static void assertThatVoiceCannotReadTasks(String admin) throws SQLException {
    try (var voice = DriverManager.getConnection(jdbc(as(admin, VOICE)));
        var statement = voice.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM task.task"))
          .hasMessageContaining("permission denied");
      statement.executeQuery("SELECT count(*) FROM voice.conversation").close();
    }
    try (var mcp = DriverManager.getConnection(jdbc(as(admin, MCP)));
        var statement = mcp.createStatement()) {
      assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM voice.conversation"))
          .hasMessageContaining("permission denied");
    }
  }

  private static String as(String admin, String role) {
    var address = URI.create(admin);
    return "postgres://"
        + role
        + ":"
        + role
        + "@"
        + address.getHost()
        + ":"
        + address.getPort()
        + address.getPath();
  }

  private static String jdbc(String address) {
    var uri = URI.create(address);
    var login = uri.getUserInfo().split(":", 2);
    return "jdbc:postgresql://"
        + uri.getHost()
        + ":"
        + uri.getPort()
        + uri.getPath()
        + "?user="
        + login[0]
        + "&password="
        + login[1];
  }
}
