package dev.relay.voice.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.voice.testkit.FakeToolServer;
import dev.relay.voice.testkit.Oracle;
import dev.relay.voice.testkit.RealtimeClient;
import dev.relay.voice.testkit.VoiceUnderTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** News of tasks, and sockets that drop while there is some. */
final class DropTest {
  @TempDir static Path home;
  static FakeToolServer tools;
  static VoiceUnderTest voice;

  private static final String STOPPED =
      "'type':'state_changed','to':'cancelled','sentence':'Stopped; nothing was landed.'";

  private final CountDownLatch stopTold = new CountDownLatch(1);
  private final List<String> events = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition happened = lock.newCondition();

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
    tools.on(
        "implement",
        "{'task':{'id':'t1','last_seq':1,'summary':'One repository, two places.'},'brief':'One"
            + " repository, two places.'}");
    tools.on("tasks", this::longPoll);
  }

  @Test
  void tellsTheNewsOfATaskByItself() {
    try (var client = voice.join()) {
      client.say("rename a to b");
      client.spoken("One repository, two places.");
      happen("'type':'verified','repository':'backend','ok':true,'passed':6,'sentence':'x'");
      happen("'type':'verified','repository':'web','ok':false,'failed':2,'sentence':'x'");
      happen("'type':'approval_asked','sentence':'Asked.'");
      assertThat(client.spoken("approval"))
          .isEqualTo(
              "backend: six tests passed. web: two tests failed. It is ready for your approval:"
                  + " look at the diff and tap Approve.");
      happen("'type':'landed','repository':'backend','sentence':'x'");
      happen("'type':'state_changed','to':'done','sentence':'Landed in backend.'");
      client.spoken("Landed in backend.");
      client.next("response.done");
      Oracle.accepts(client.heard());
    }
  }

  @Test
  void tellsThatATaskWasStoppedElsewhere() {
    try (var client = voice.join()) {
      client.say("rename a to b");
      client.spoken("One repository, two places.");
      happen(STOPPED);
      client.spoken("Stopped; nothing was landed.");
      client.next("response.done");
      Oracle.accepts(client.heard());
    }
  }

  @Test
  void tellsAStopThatWasSaidHereOnceWhenItsNewsIsFirst() {
    tools.on(
        "tasks",
        arguments -> {
          if (!arguments.path("action").asString().equals("cancel")) {
            return longPoll(arguments);
          }
          happen(STOPPED);
          await(stopTold);
          return "{'task':{'id':'t1'}}";
        });
    stopsOnce();
  }

  @Test
  void tellsAStopThatWasSaidHereOnceWhenItsNewsIsLast() {
    tools.on(
        "tasks",
        arguments ->
            arguments.path("action").asString().equals("cancel")
                ? "{'task':{'id':'t1'}}"
                : longPoll(arguments));
    stopsOnce();
  }

  private void stopsOnce() {
    try (var client = voice.join()) {
      client.say("rename a to b");
      client.spoken("One repository, two places.");
      client.say("stop");
      client.spoken("Stopped. Nothing of it lands.");
      if (stopTold.getCount() > 0) {
        happen(STOPPED);
        await(stopTold);
      }
      client.say("thanks");
      client.spoken("welcome");
      client.next("response.done");
      assertThat(client.said().stream().filter(said -> said.contains("topped"))).hasSize(1);
    }
  }

  @Test
  void hangsUpOnWhoIsSignedOutAndOnNobodyElse() {
    try (var person = RealtimeClient.asPage(voice.uri(), "relay_session=good", "good");
        var token = voice.join()) {
      person.next("relay.conversation");
      tools.signOut();
      assertThat(person.closeCode()).isEqualTo(4401);
      assertThat(person.closeReason()).contains("signed out");
      token.say("thanks");
      token.spoken("welcome");
      assertThat(token.isOpen()).isTrue();
    }
  }

  @Test
  void replaysWhatWasSaidAndTellsWhatHappenedMeanwhile() {
    var first = voice.join();
    var id = conversation(first);
    first.say("rename a to b");
    first.spoken("One repository, two places.");
    first.next("response.done");
    first.drop();
    happen("'type':'approval_asked','sentence':'Asked.'");
    try (var second = RealtimeClient.join(voice.uri(), id)) {
      assertThat(conversation(second)).isEqualTo(id);
      assertThat(texts(second)).startsWith("rename a to b", "One repository, two places.");
      assertThat(second.next("relay.card").path("card").path("kind").asString()).isEqualTo("task");
      if (!toldBeforeTheDropWasNoticed(second)) {
        second.spoken("ready for your approval");
      }
    }
  }

  /** Then the news is part of what is replayed. */
  private static boolean toldBeforeTheDropWasNoticed(RealtimeClient client) {
    return texts(client).stream().anyMatch(text -> text.contains("ready for your approval"));
  }

  @Test
  void keepsTheConversationOverARestart() {
    var first = voice.join();
    var id = conversation(first);
    first.say("thanks");
    first.spoken("welcome");
    first.next("response.done");
    voice.restart();
    assertThat(first.closeCode()).isEqualTo(1012);
    try (var second = RealtimeClient.join(voice.uri(), id)) {
      assertThat(texts(second)).containsExactly("thanks", "You're welcome.");
      second.say("help");
      second.spoken("You can say");
    }
  }

  @Test
  void givesTheAnswerOfACallToWhoeverIsThereWhenItComes() {
    var answer = new CountDownLatch(1);
    tools.on(
        "sync",
        _ -> {
          await(answer);
          return "{'results':[]}";
        });
    var first = voice.join();
    var id = conversation(first);
    first.say("sync everything");
    first.next("response.done");
    first.drop();
    try (var second = RealtimeClient.join(voice.uri(), id)) {
      answer.countDown();
      second.spoken("nothing to sync");
    }
  }

  @Test
  void beginsANewConversationForAnIdThatIsNotTheirs() {
    try (var client = RealtimeClient.join(voice.uri(), "conv_00000000000000000000000000000000")) {
      assertThat(conversation(client)).isNotEqualTo("conv_00000000000000000000000000000000");
    }
    try (var client = RealtimeClient.join(voice.uri(), "%27%3B--")) {
      assertThat(conversation(client)).startsWith("conv_");
    }
  }

  @Test
  void letsTwoPagesShareAConversation() {
    try (var first = voice.join();
        var second = RealtimeClient.join(voice.uri(), conversation(first))) {
      first.say("thanks");
      first.spoken("welcome");
      second.spoken("welcome");
    }
  }

  private void happen(String fields) {
    lock.lock();
    try {
      events.add("{'seq':" + (events.size() + 2) + "," + fields + "}");
      happened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** As the real tool does: answers when there is something, and after a while anyway. */
  private String longPoll(JsonNode arguments) {
    var after = arguments.path("after").asInt();
    lock.lock();
    try {
      var left = TimeUnit.SECONDS.toNanos(2);
      while (events.size() + 1 <= after && left > 0) {
        left = happened.awaitNanos(left);
      }
      var news = events.subList(Math.min(events.size(), Math.max(0, after - 1)), events.size());
      if (String.join(",", news).contains(STOPPED)) {
        stopTold.countDown();
      }
      return "{'events':[" + String.join(",", news) + "]}";
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  private static String conversation(RealtimeClient client) {
    return greeting(client).path("conversation").asString();
  }

  private static List<String> texts(RealtimeClient client) {
    return greeting(client)
        .path("items")
        .valueStream()
        .filter(item -> item.path("type").asString().equals("message"))
        .map(item -> item.path("content").get(0).path("text").asString())
        .toList();
  }

  private static JsonNode greeting(RealtimeClient client) {
    return client.heard().stream()
        .filter(event -> event.path("type").asString().equals("relay.conversation"))
        .findFirst()
        .orElseThrow();
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
