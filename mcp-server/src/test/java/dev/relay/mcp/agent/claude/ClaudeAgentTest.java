package dev.relay.mcp.agent.claude;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.agent.Agent;
import dev.relay.mcp.agent.Agent.Assignment;
import dev.relay.mcp.agent.Agent.Availability;
import dev.relay.mcp.agent.AgentContract;
import dev.relay.mcp.agent.AgentEvent.AskedPermission;
import dev.relay.mcp.agent.AgentEvent.Failed;
import dev.relay.mcp.agent.AgentEvent.Finished;
import dev.relay.mcp.agent.AgentEvent.Said;
import dev.relay.mcp.agent.AgentEvent.Spent;
import dev.relay.mcp.agent.AgentEvent.UsedTool;
import dev.relay.mcp.agent.claude.FakeMessagesApi.Failure;
import dev.relay.mcp.agent.claude.FakeMessagesApi.Silence;
import dev.relay.mcp.agent.claude.FakeMessagesApi.Text;
import dev.relay.mcp.agent.claude.FakeMessagesApi.Use;
import dev.relay.repo.git.Repos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real CLI against a scripted Messages API. */
class ClaudeAgentTest extends AgentContract {
  private final FakeMessagesApi api = new FakeMessagesApi();

  @BeforeEach
  void needsTheCli() {
    ClaudeCli.assumeThere();
  }

  @AfterEach
  void closeApi() {
    api.close();
  }

  @Override
  protected Agent agent() {
    return agent(ClaudeCli.talkingTo(api));
  }

  private Agent agent(Map<String, String> settings) {
    return ClaudeCli.agent(settings, home());
  }

  private Path home() {
    return dir.resolve("home");
  }

  /** As if the user had run claude and logged in; only the API on loopback can be reached. */
  private Agent loggedIn() {
    Repos.write(
        home().resolve(".claude/.credentials.json"),
        "{\"claudeAiOauth\":{\"accessToken\":\"dummy-access\",\"refreshToken\":\"dummy-refresh\","
            + "\"expiresAt\":4102444800000,\"scopes\":[\"user:inference\",\"user:profile\"],"
            + "\"subscriptionType\":\"max\"}}");
    return agent(offline());
  }

  private Map<String, String> offline() {
    return Map.of(
        "ANTHROPIC_BASE_URL", api.url(), "HTTPS_PROXY", api.url(), "NO_PROXY", "127.0.0.1");
  }

  private static Use write(Path file, String content) {
    return new Use("Write", Map.of("file_path", file.toString(), "content", content));
  }

  private static Use read(Path file) {
    return new Use("Read", Map.of("file_path", file.toString()));
  }

  private Path file(int tree, String name) {
    try {
      return trees.get(tree).path().toRealPath().resolve(name);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  protected void willRename() {
    for (int tree = 0; tree < 2; tree++) {
      var file = file(tree, "a.txt");
      api.plays(
          read(file),
          new Use(
              "Edit",
              Map.of(
                  "file_path", file.toString(),
                  "old_string", "userName",
                  "new_string", "displayName")));
    }
    api.plays(new Text("Renamed it."));
  }

  @Override
  protected CountDownLatch willWorkForever() {
    var begun = new CountDownLatch(1);
    api.plays(new Silence(begun));
    return begun;
  }

  @Test
  void tellsWhatItSaysUsesAndSpends() {
    api.plays(write(file(0, "new.txt"), "new\n"), new Text("Made a file."));
    assertThat(work("make a file")).isInstanceOf(Finished.class);
    assertThat(events(Said.class)).extracting(Said::text).containsExactly("Made a file.");
    assertThat(events(UsedTool.class))
        .extracting(UsedTool::summary)
        .containsExactly("Write one/new.txt");
    assertThat(events(Spent.class)).hasSize(1);
    assertThat(events(Spent.class).getFirst().outputTokens()).isPositive();
  }

  @Test
  void answersAQuestionWithoutChangingAnything() {
    api.plays(
        read(file(0, "a.txt")), write(file(0, "a.txt"), "planted"), new Text("It is userName."));
    agent()
        .work(new Assignment("t1", "what is it?", "known", true, trees, words::poll), events::add);
    assertThat(events.getLast()).isInstanceOf(Finished.class);
    assertThat(events(Said.class)).extracting(Said::text).containsExactly("It is userName.");
    assertThat(trees.getFirst().path().resolve("a.txt")).hasContent("userName\n");
    assertThat(api.requests().getFirst().toString())
        .contains("what is it?\\n\\nknown")
        .contains("Answer the question by reading")
        .doesNotContain("\"name\":\"Write\"");
  }

  @Test
  void keepsItInsideTheTrees() throws IOException {
    var outside = dir.toRealPath().resolve("outside.txt");
    Files.createSymbolicLink(file(0, "link"), dir.toRealPath());
    api.plays(
        write(outside, "planted"),
        write(file(0, "link").resolve("outside.txt"), "planted"),
        new Text("I could not."));
    assertThat(work("write outside")).isInstanceOf(Finished.class);
    assertThat(outside).doesNotExist();
    assertThat(events(AskedPermission.class)).isNotEmpty();
  }

  @Test
  void takesWordsWhileItWorks() {
    words.add("and say please");
    api.plays(new Text("Done."));
    assertThat(work("do it")).isInstanceOf(Finished.class);
    assertThat(api.requests().getLast().path("messages").toString()).contains("and say please");
  }

  @Test
  void runsNothingThatARepositoryBringsAlong() throws IOException {
    var planted = dir.toRealPath().resolve("planted");
    var settings = file(0, "../.claude/settings.json").normalize();
    Repos.write(
        settings,
        "{\"hooks\":{\"UserPromptSubmit\":[{\"hooks\":[{\"type\":\"command\",\"command\":\"touch "
            + planted
            + "\"}]}]}}");
    api.plays(new Text("Done."));
    work("do it");
    assertThat(planted).doesNotExist();
  }

  @Test
  void saysWhatToDoAboutARefusedKey() {
    api.plays(new Failure(401, "authentication_error"));
    assertThat(work("do it"))
        .isEqualTo(
            new Failed(
                "Claude Code did not finish: its key or login was refused; run claude in a"
                    + " terminal and log in again, or check ANTHROPIC_API_KEY."));
  }

  @Test
  void saysWhatToDoAboutAnOverloadedModel() {
    api.plays(new Failure(529, "overloaded_error"));
    assertThat(work("do it"))
        .isEqualTo(
            new Failed(
                "Claude Code did not finish: the model is overloaded; try again in a few"
                    + " minutes."));
  }

  @Test
  void worksWithTheUsersLogin() throws IOException {
    var agent = loggedIn();
    var own = home().resolve(".claude/history.jsonl");
    Repos.write(own, "what the user said elsewhere");
    assertThat(agent.availability()).isEqualTo(Availability.ready("is installed and logged in"));
    api.plays(
        read(home().resolve(".claude/.credentials.json")),
        read(own),
        write(file(0, "new.txt"), "new\n"),
        new Text("Made a file."));
    assertThat(work(agent, "make a file")).isInstanceOf(Finished.class);
    assertThat(file(0, "new.txt")).hasContent("new\n");
    assertThat(api.authorizations()).containsOnly("Bearer dummy-access");
    assertThat(api.requests().toString()).doesNotContain("dummy-access", "what the user said");
    try (var files = Files.list(home().resolve(".claude"))) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .as("nothing is left where the user's own CLI lives")
          .containsExactlyInAnyOrder(".credentials.json", "history.jsonl");
    }
  }

  @Test
  void seesALoginAndALogoutAtOnce() throws IOException {
    var agent = agent(offline());
    assertThat(agent.availability().state()).isEqualTo("is installed but not logged in");
    loggedIn();
    assertThat(agent.availability().ready()).isTrue();
    Files.delete(home().resolve(".claude/.credentials.json"));
    assertThat(agent.availability().ready()).isFalse();
    assertThat(api.requests()).as("asking costs nothing").isEmpty();
  }

  @Test
  void aLoginFileWithoutAnAccountIsNoLogin() {
    Repos.write(home().resolve(".claude/.credentials.json"), "{}");
    assertThat(agent(offline()).availability())
        .isEqualTo(
            Availability.missing(
                "is installed but not logged in",
                "run claude in a terminal and log in, or set ANTHROPIC_API_KEY"));
  }
}
