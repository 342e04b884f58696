package dev.relay.voice.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.voice.testkit.FakeToolServer;
import dev.relay.voice.testkit.Oracle;
import dev.relay.voice.testkit.RealtimeClient;
import dev.relay.voice.testkit.VoiceUnderTest;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stock client of the protocol hears, over a real socket. */
final class TurnTest {
  @TempDir static Path home;
  static FakeToolServer tools;
  static VoiceUnderTest voice;

  @BeforeAll
  static void start() {
    tools = new FakeToolServer();
    voice = new VoiceUnderTest(home, tools);
  }

  @AfterAll
  static void stop() {
    voice.close();
    tools.close();
  }

  @BeforeEach
  void reset() {
    tools.reset();
  }

  @Test
  void greetsWithSessionConversationAndAgent() {
    try (var client = RealtimeClient.connect(voice.uri(), "", "Authorization", "Bearer good")) {
      client.next("session.created");
      var conversation = client.next("relay.conversation");
      assertThat(client.subprotocol()).isEqualTo("realtime");
      assertThat(conversation.path("conversation").asString()).startsWith("conv_");
      assertThat(conversation.path("items")).isEmpty();
      assertThat(conversation.path("agent").path("name").asString()).isEqualTo("codemod");
      Oracle.accepts(client.heard());
    }
  }

  @Test
  void sendsTheGoldenSequenceOfATurnWithATool() {
    tools.on(
        "search",
        "{'query':'displayName','total':2,'truncated':false,'hits':["
            + "{'repository':'backend','path':'A.java','line':1,'text':'x'},"
            + "{'repository':'frontend','path':'b.ts','line':2,'text':'y'}]}");
    try (var client = voice.join()) {
      client.say("search for displayName");
      assertThat(client.spoken("found"))
          .isEqualTo(
              "I found two places of displayName in two repositories: one in backend and one in"
                  + " frontend.");
      client.next("response.done");
      assertThat(client.types())
          .containsExactly(
              "session.created",
              "relay.conversation",
              "conversation.item.added",
              "conversation.item.done",
              "response.created",
              "response.output_item.added",
              "conversation.item.added",
              "response.function_call_arguments.delta",
              "response.function_call_arguments.done",
              "response.output_item.done",
              "conversation.item.done",
              "response.done",
              "conversation.item.added",
              "conversation.item.done",
              "relay.card",
              "response.created",
              "response.output_item.added",
              "conversation.item.added",
              "response.content_part.added",
              "response.output_text.delta",
              "response.output_text.done",
              "response.content_part.done",
              "response.output_item.done",
              "conversation.item.done",
              "response.done");
      Oracle.accepts(client.heard());
      var card = client.heard().get(14).path("card");
      assertThat(card.path("kind").asString()).isEqualTo("hits");
      assertThat(card.path("hits")).hasSize(2);
    }
  }

  @Test
  void showsThePlacesThatAChangeTouches() {
    tools.on(
        "analyze",
        "{'summary':'It is used in one place.','total':1,'truncated':false,'consumers':["
            + "{'repository':'backend','path':'A.java','line':1,'text':'x','use':'reads'}]}");
    try (var client = voice.join()) {
      client.say("what breaks if the user profile response changes");
      assertThat(client.spoken("used")).isEqualTo("It is used in one place.");
      client.next("response.done");
      assertThat(client.heard())
          .map(event -> event.path("card"))
          .filteredOn(card -> card.path("kind").asString("").equals("hits"))
          .singleElement()
          .satisfies(card -> {
            assertThat(card.path("query").asString()).isEqualTo("user profile response");
            assertThat(card.path("hits")).hasSize(1);
          });
    }
  }

  @Test
  void callsToolsAsItselfForTheUser() {
    try (var client = voice.join()) {
      client.say("sync backend");
      client.spoken("nothing to sync");
    }
    var call = tools.calls("sync").getFirst();
    assertThat(call.authorization()).isEqualTo("Bearer " + FakeToolServer.SERVICE_TOKEN);
    assertThat(call.user()).isEqualTo("owner");
    assertThat(call.channel()).isEqualTo("voice");
    assertThat(call.arguments().path("repositories").get(0).asString()).isEqualTo("backend");
  }

  @Test
  void saysARefusalAsItIs() {
    tools.on(
        "sync",
        _ -> {
          throw new FakeToolServer.Refusal("There is no repository 'mobile'. There are a and b.");
        });
    try (var client = voice.join()) {
      client.say("sync mobile");
      client.spoken("There is no repository 'mobile'. There are a and b.");
    }
  }

  @Test
  void readsBackWhatItStarts() {
    tools.on(
        "implement",
        "{'task':{'id':'t1','description':'add a health endpoint to backend','last_seq':1},"
            + "'brief':'One repository, backend.'}");
    try (var client = voice.join()) {
      client.say("Could you add a health endpoint to backend?");
      assertThat(client.spoken("One repository"))
          .isEqualTo("Add a health endpoint to backend. One repository, backend.");
    }
  }

  @Test
  void saysWhatIsMissingWhenNoAgentCanDoIt() {
    var refusal =
        "That needs Claude Code, which is not installed: install it; without it, I rename and"
            + " replace.";
    tools.on(
        "implement",
        _ -> {
          throw new FakeToolServer.Refusal(refusal);
        });
    try (var client = voice.join()) {
      client.say("fix the failing test in frontend");
      assertThat(client.spoken("")).isEqualTo(refusal);
      client.next("response.done");
      assertThat(client.types()).doesNotContain("relay.card");
      assertThat(tools.calls("implement")).hasSize(1);
    }
  }

  @Test
  void asksNoToolForAQuestionThatItCannotAnswer() {
    try (var client = voice.join()) {
      client.say("how do I add a health endpoint?");
      client.spoken("didn't understand that question");
      assertThat(tools.calls("implement")).isEmpty();
    }
  }

  @Test
  void answersWithoutAToolAndShowsExamples() {
    try (var client = voice.join()) {
      client.say("help");
      client.spoken("You can say");
      var card = client.next("relay.card").path("card");
      assertThat(card.path("kind").asString()).isEqualTo("help");
      assertThat(card.path("examples")).isNotEmpty();
      client.next("response.done");
      Oracle.accepts(client.heard());
    }
  }

  @Test
  void goesOnTalkingWhileAToolTakesItsTime() throws InterruptedException {
    var ready = new CountDownLatch(1);
    tools.on(
        "sync",
        _ -> {
          await(ready);
          return "{'results':[{'repository':'backend','result':'fast_forwarded'}]}";
        });
    try (var client = voice.join()) {
      client.say("sync everything");
      client.spoken("takes a little longer");
      client.say("thanks");
      client.spoken("welcome");
      ready.countDown();
      client.spoken("I brought backend up to date.");
      client.next("response.done");
      Oracle.accepts(client.heard());
    }
  }

  @Test
  void tellsTheEndOfARunThatGoesOnByItself() throws InterruptedException {
    var ready = new CountDownLatch(1);
    tools.on(
        "sync",
        arguments -> {
          if (!arguments.has("run")) {
            return "{'run':'s-1','state':'running','results':[]}";
          }
          await(ready);
          return "{'run':'s-1','state':'done','results':[{'repository':'backend','result':'merged'}]}";
        });
    try (var client = voice.join()) {
      client.say("sync everything");
      client.spoken("takes a little longer");
      ready.countDown();
      client.spoken("I brought backend up to date.");
    }
    assertThat(tools.calls("sync").getLast().arguments().path("run").asString()).isEqualTo("s-1");
  }

  @Test
  void refusesASecondResponseAndACancelOfNone() {
    try (var client = voice.join()) {
      client.send("{\"type\":\"response.cancel\",\"event_id\":\"mine\"}");
      var error = client.next("error").path("error");
      assertThat(error.path("code").asString()).isEqualTo("response_cancel_not_active");
      assertThat(error.path("event_id").asString()).isEqualTo("mine");
      client.say("thanks");
      client.spoken("welcome");
      client.next("response.done");
      Oracle.accepts(client.heard());
    }
  }

  @Test
  void takesASessionUpdateAndReadsItBack() {
    try (var client = voice.join()) {
      client.send(
          "{\"type\":\"session.update\",\"session\":{\"type\":\"realtime\",\"instructions\":\"Be"
              + " brief.\"}}");
      var session = client.next("session.updated").path("session");
      assertThat(session.path("instructions").asString()).isEqualTo("Be brief.");
      Oracle.accepts(client.heard());
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(15, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody came");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
