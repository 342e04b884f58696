package dev.relay.voice.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relay.voice.testkit.FakeToolServer;
import dev.relay.voice.testkit.Oracle;
import dev.relay.voice.testkit.RealtimeClient;
import dev.relay.voice.testkit.VoiceUnderTest;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever comes in, the session lives on, and nobody gets in who may not. */
final class BadInputTest {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{                                                                     | invalid_json",
        "hello                                                                 | invalid_json",
        "[]                                                                    | invalid_event",
        "{}                                                                    | invalid_event",
        "{\"type\":7}                                                          | invalid_event",
        "{\"type\":\"make.coffee\"}                                            | unknown_event",
        "{\"type\":\"input_audio_buffer.append\",\"audio\":\"AAAA\"}           | unknown_event",
        "{\"type\":\"conversation.item.create\"}                               | invalid_item",
        "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"function_call_output\",\"call_id\":\"x\",\"output\":\"{}\"}} | invalid_item",
        "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"system\",\"content\":[{\"type\":\"input_text\",\"text\":\"x\"}]}} | invalid_item",
        "{\"type\":\"conversation.item.create\",\"item\":{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_audio\",\"audio\":\"x\"}]}} | invalid_item",
      })
  void answersWhatItDoesNotUnderstandAndGoesOn(String frame, String code) {
    try (var client = voice.join()) {
      client.send(frame);
      var error = client.next("error").path("error");
      assertThat(error.path("code").asString()).isEqualTo(code);
      assertThat(error.path("message").asString()).endsWith(".");
      client.say("thanks");
      client.spoken("welcome");
      Oracle.accepts(client.heard());
    }
  }

  @Test
  void answersBinaryFramesAndGoesOn() {
    try (var client = voice.join()) {
      client.sendBinary(new byte[] {1, 2, 3});
      assertThat(client.next("error").path("error").path("code").asString())
          .isEqualTo("binary_frame");
      client.say("thanks");
      client.spoken("welcome");
    }
  }

  @Test
  void answersEveryBinaryFrameWhileOthersTalk() {
    try (var talking = voice.join();
        var client = RealtimeClient.join(voice.uri(), conversationOf(talking))) {
      for (int i = 0; i < 50; i++) {
        talking.say("thanks");
        client.sendBinary(new byte[] {1});
      }
      for (int i = 0; i < 50; i++) {
        client.next("error");
      }
    }
  }

  @Test
  void answersWordsThatAreTooLong() {
    try (var client = voice.join()) {
      client.say("a".repeat(9_000));
      assertThat(client.next("error").path("error").path("code").asString()).isEqualTo("too_long");
    }
  }

  @Test
  void hangsUpOnAFrameOfTenMegabytesAndLetsItsSenderBackIn() {
    try (var client = voice.join()) {
      client.sendWhateverHappens("\"" + "a".repeat(10 << 20) + "\"");
      assertThat(client.closeCodeOrReset()).isIn(1009, RealtimeClient.RESET);
    }
    try (var client = voice.join()) {
      client.say("thanks");
      client.spoken("welcome");
    }
  }

  @Test
  void letsNobodyInWithoutACredentialOrFromAnotherPage() {
    refuses("401");
    refuses("401", "Authorization", "Bearer wrong");
    refuses("403", "Cookie", "relay_session=good", "Origin", voice.uri().toString());
    refusesPage("401", "relay_session=wrong", "good");
    refusesPage("403", "relay_session=good", "wrong");
    refuses("403", "Cookie", "relay_session=good", "Origin", "http://evil.example");
    refuses("403", "Cookie", "relay_session=good");
  }

  @Test
  void letsThePageIn() {
    try (var client = RealtimeClient.asPage(voice.uri(), "relay_session=good", "good")) {
      client.next("relay.conversation");
    }
  }

  private static String conversationOf(RealtimeClient client) {
    return client.heard().getLast().path("conversation").asString();
  }

  private static void refuses(String status, String... headers) {
    refuses(status, () -> RealtimeClient.connect(voice.uri(), "", headers));
  }

  private static void refusesPage(String status, String cookie, String key) {
    refuses(status, () -> RealtimeClient.asPage(voice.uri(), cookie, key));
  }

  private static void refuses(String status, ThrowingCallable connecting) {
    assertThatThrownBy(connecting)
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(String.valueOf(e.getResponse().statusCode())).isEqualTo(status));
  }
}
