package dev.relay.voice.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.start.Started;
import dev.relay.voice.testkit.Oracle;
import dev.relay.voice.testkit.Page;
import dev.relay.voice.testkit.RealtimeClient;
import dev.relay.voice.testkit.Relays;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole application on an empty home: a sentence lands in three repositories and comes back.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class DemoSentenceTest {
  private static final String SENTENCE =
      "rename the field userName to displayName in all repositories";

  @TempDir static Path home;
  static Started relay;
  static Page page;
  static RealtimeClient client;

  @BeforeAll
  static void start() {
    relay =
        Relays.start(
            Map.of(
                "RELAY_HOME",
                home.toString(),
                "RELAY_PORT",
                "0",
                "RELAY_DEMO",
                "1",
                "RELAY_TOOLS",
                Path.of("../web-frontend/node_modules/.bin").toAbsolutePath().toString()));
    page = Page.signIn(relay.loginUrl());
    client = page.talk(page.base());
  }

  @AfterAll
  static void stop() {
    client.close();
    relay.close();
  }

  @Test
  @Order(1)
  void landsASentenceInThreeRepositoriesOnceAPersonApproved() throws Exception {
    client.say(SENTENCE);
    client.spoken("hree repositories");
    var news = client.spoken("ready for your approval");
    assertThat(news).contains("shared-api").contains("backend").contains("frontend");
    assertThat(log("backend")).hasSize(logBefore("backend"));
    page.approve();
    client.spoken("Landed in three repositories: shared-api, backend and frontend.");
    for (var repository : List.of("shared-api", "backend", "frontend")) {
      assertThat(subject(repository)).contains("userName").contains("displayName");
    }
    Oracle.accepts(client.heard());
  }

  @Test
  @Order(2)
  void answersQuestionsAboutIt() {
    client.say("what changed?");
    client.spoken("changed in shared-api, backend and frontend");
    client.say("status");
    client.spoken("Nothing is running.");
    client.say("sync everything");
    client.spoken("up to date.");
    client.say("search for displayName");
    client.spoken("of displayName in three repositories");
    client.say("what depends on shared api?");
    assertThat(client.spoken("depend on shared-api"))
        .containsPattern("backend because of \\S+:\\d+");
    client.say("what does backend depend on?");
    assertThat(client.spoken("Backend depends on shared-api"))
        .containsPattern("because of \\S+:\\d+");
    client.say("list repositories");
    client.spoken("hree repositories");
    client.say("read file package.json in frontend");
    client.spoken("in frontend has");
    client.say("help");
    client.spoken("You can say");
  }

  @Test
  @Order(3)
  void takesItBackTheSameWay() throws Exception {
    client.say("undo that");
    client.spoken("ready for your approval");
    page.approve();
    client.spoken("Taken back in three repositories: frontend, backend and shared-api.");
    assertThat(subject("shared-api").toLowerCase(java.util.Locale.ROOT))
        .startsWith("revert: rename");
  }

  @Test
  @Order(4)
  void saysWhatCannotBeDone() {
    client.say("rename fooBarBaz to quux");
    assertThat(client.spoken("fooBarBaz")).doesNotContain("Exception");
    client.say("sync mobile");
    client.spoken("mobile");
    client.say("rename the field displayName to userName in mobile");
    client.spoken("");
  }

  @Test
  @Order(5)
  void stopsWhatItStarted() {
    client.say(SENTENCE);
    client.spoken("hree repositories");
    client.say("stop");
    client.spoken("Stopped.");
  }

  private static int logBefore(String repository) throws IOException, InterruptedException {
    return log(repository).size();
  }

  private static String subject(String repository) throws IOException, InterruptedException {
    return log(repository).getFirst();
  }

  private static List<String> log(String repository) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                "git",
                "--git-dir",
                home.resolve("demo").resolve(repository + ".git").toString(),
                "log",
                "--format=%s",
                "main")
            .start();
    try (var reader = process.inputReader()) {
      var lines = reader.lines().toList();
      assertThat(process.waitFor()).isZero();
      return lines;
    }
  }
}
