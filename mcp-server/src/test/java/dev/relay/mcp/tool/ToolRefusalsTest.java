package dev.relay.mcp.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.McpSession;
import dev.relay.mcp.RunningServer;
import dev.relay.mcp.Shop;
import dev.relay.mcp.access.Caller.Scope;
import dev.relay.mcp.access.Tokens;
import dev.relay.repo.git.Repos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a model gets wrong is told in one sentence with what would be right. */
class ToolRefusalsTest {
  private static RunningServer server;
  private static McpSession mcp;

  @BeforeAll
  static void start(@TempDir Path dir) throws IOException {
    server = RunningServer.start(dir);
    awkward(Shop.open(server, dir));
    mcp = McpSession.open(server);
    mcp.answer("sync", Map.of());
  }

  /** What repositories hold besides text. */
  static void awkward(Shop shop) throws IOException {
    var work = shop.repos().work("backend");
    Files.write(work.resolve("logo.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 1, 2});
    Files.createSymbolicLink(work.resolve("outside"), Path.of("/etc/passwd"));
    Files.writeString(work.resolve("huge.txt"), "line\n".repeat(600_000));
    Files.write(work.resolve("latin.txt"), new byte[] {'c', 'a', 'f', (byte) 0xe9, '\n'});
    Repos.write(work.resolve("leak.txt"), "token is " + RunningServer.TOKEN + "\n");
    Repos.write(work.resolve("long.txt"), "x\n".repeat(3000));
    shop.repos().push(shop.repository("backend"), "Add awkward files");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "workspaces",
        "status",
        "search",
        "read",
        "analyze",
        "implement",
        "tasks",
        "steer",
        "symbols",
        "diff",
        "sync",
        "publish"
      })
  void namesTheArgumentsThereAre(String tool) {
    var sentence = mcp.refusal(tool, Map.of("wrkspace", "shop"));
    assertThat(sentence).startsWith(tool + " has no argument 'wrkspace'").contains("it takes");
    oneSentence(sentence);
  }

  @ParameterizedTest
  @ValueSource(strings = {"workspaces", "search", "analyze", "sync", "read", "implement"})
  void namesTheWorkspacesThereAre(String tool) {
    var arguments =
        switch (tool) {
          case "search" -> Map.of("query", "x", "workspace", "shp");
          case "read" -> Map.of("repository", "backend", "path", "x", "workspace", "shp");
          case "implement" -> Map.of("description", "rename userName to name", "workspace", "shp");
          default -> Map.of("workspace", "shp");
        };
    assertThat(mcp.refusal(tool, arguments)).contains("no workspace 'shp'", "shop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"search", "analyze", "sync", "read", "implement"})
  void namesTheRepositoriesThereAre(String tool) {
    var arguments =
        switch (tool) {
          case "search" -> Map.of("query", "x", "repositories", "backnd");
          case "read" -> Map.of("repository", "backnd", "path", "x");
          case "analyze" -> Map.of("type", "impact", "repository", "backnd");
          case "implement" ->
              Map.of("description", "rename userName to name", "repositories", "backnd");
          default -> Map.of("repositories", "backnd");
        };
    assertThat(mcp.refusal(tool, arguments)).contains("no repository 'backnd'", "backend");
  }

  @Test
  void showsNoKnownSecretThatAFileHolds() {
    var answer = mcp.call("read", Map.of("repository", "backend", "path", "leak.txt")).toString();
    assertThat(answer).contains("token is [redacted]").doesNotContain(RunningServer.TOKEN);
    assertThat(mcp.refusal("read", Map.of("repository", RunningServer.TOKEN, "path", "x")))
        .contains("[redacted]")
        .doesNotContain(RunningServer.TOKEN);
  }

  @Test
  void asksForTheQuestionThatAnAgentShouldAnswer() {
    assertThat(mcp.refusal("analyze", Map.of("deep", true)))
        .isEqualTo("deep needs 'question': say what you want to know.");
  }

  /** PostgreSQL stores none. */
  @Test
  void asksForTextWithoutNul() {
    var sentence = mcp.refusal("search", Map.of("query", "x", "workspace", "a\0b"));
    assertThat(sentence).isEqualTo("Text cannot hold NUL characters; send it without them.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tasks", "steer", "diff", "publish", "analyze"})
  void saysThatThereIsNoSuchTask(String tool) {
    for (var id : new String[] {"nope", "t" + "a".repeat(26)}) {
      var arguments =
          switch (tool) {
            case "steer" -> Map.of("task", id, "words", "hurry");
            case "tasks" -> Map.of("task", id, "action", "get");
            default -> Map.of("task", id);
          };
      assertThat(mcp.refusal(tool, arguments)).startsWith("There is no task '" + id + "'");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "search | limit | 0 | 'limit' of search must be a whole number from 1 to 500.",
        "search | limit | many | 'limit' of search must be a whole number.",
        "search | regex | perhaps | 'regex' of search must be true or false.",
        "search | cursor | page2 | 'cursor' must be the next_cursor of an answer, unchanged.",
        "search | glob | ../x | '../x' is no glob for files of a repository: give one such as *.java or src/**.",
        "tasks | action | stop | 'action' of tasks must be list, get, events or cancel.",
        "tasks | wait_seconds | 26 | 'wait_seconds' of tasks must be a whole number from 0 to 25.",
        "publish | action | approve | 'action' of publish must be status, resume or undo.",
        "analyze | type | magic | 'type' of analyze must be overview, dependencies, impact, architecture, tests, duplication, security, performance, errors or consistency."
      })
  void saysWhatAnArgumentMustBe(String tool, String name, String value, String sentence) {
    var arguments = tool.equals("search") ? Map.of("query", "x", name, value) : Map.of(name, value);
    assertThat(mcp.refusal(tool, arguments)).isEqualTo(sentence);
  }

  @Test
  void asksForWhatIsMissing() {
    assertThat(mcp.refusal("search", Map.of())).startsWith("search needs 'query'");
    assertThat(mcp.refusal("steer", Map.of())).startsWith("steer needs 'words'");
    assertThat(mcp.refusal("analyze", Map.of("type", "impact")))
        .isEqualTo("impact needs 'symbol' or 'repository': say what would change.");
    assertThat(mcp.refusal("analyze", Map.of("symbol", "x", "since", "main")))
        .isEqualTo("'since' of analyze needs 'repository': say whose changes are meant.");
    assertThat(mcp.refusal("analyze", Map.of("symbol", "a\nb")))
        .startsWith("Name what would change");
    assertThat(mcp.refusal("search", Map.of("query", " "))).contains("must be some text");
  }

  @Test
  void refusesABadExpression() {
    oneSentence(mcp.refusal("search", Map.of("query", "(unclosed", "regex", true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "logo.png | is a binary file of 7 bytes",
        "outside | is a symbolic link to /etc/passwd",
        "huge.txt | has 2.9 MB; at most 2 MB are shown",
        "src | is a folder with User.java",
        "nope.txt | There is no file 'nope.txt' in backend",
        "../../etc/passwd | is no path inside a repository",
        "/etc/passwd | is no path inside a repository",
        "src/../../x | is no path inside a repository"
      })
  void saysWhyAFileIsNotRead(String path, String why) {
    var sentence = mcp.refusal("read", Map.of("repository", "backend", "path", path));
    assertThat(sentence).contains(why);
    oneSentence(sentence);
  }

  @Test
  void refusesRefsThatAreNone() {
    for (var ref : new String[] {"nope", "--output=/tmp/x", "main;ls", "refs/heads/x y"}) {
      assertThat(
              mcp.refusal(
                  "read", Map.of("repository", "backend", "path", "src/User.java", "ref", ref)))
          .startsWith("There is no branch, tag or commit '" + ref + "' in backend");
    }
  }

  @Test
  void aReadingTokenStartsNothing() {
    var token = server.bean(Tokens.class).issue("owner", "look", Set.of(Scope.READ));
    var reader = McpSession.open(server, token);
    assertThat(reader.answer("status", Map.of()).path("repositories").asInt()).isEqualTo(3);
    for (var call :
        Map.of(
                "implement", Map.of("description", "rename userName to x"),
                "sync", Map.<String, String>of(),
                "publish", Map.of("action", "undo"))
            .entrySet()) {
      assertThat(reader.refusal(call.getKey(), call.getValue()))
          .isEqualTo("This token may not start work: use one with the scope 'run'.");
    }
  }

  private static void oneSentence(String sentence) {
    assertThat(sentence)
        .hasSizeBetween(20, 300)
        .doesNotContain(
            "Exception",
            "\n",
            "dev.relay",
            server.bean(dev.relay.repo.home.RelayHome.class).dir().toString());
  }
}
