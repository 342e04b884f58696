package dev.relay.voice.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.voice.testkit.FakeToolServer;
import dev.relay.voice.testkit.RealtimeClient;
import dev.relay.voice.testkit.VoiceUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.blockhound.BlockHound;

/** Nothing here blocks an event loop; BlockHound sees sockets, sleeps and waits, not file reads. */
final class BlockingTest {
  private static final List<String> BLOCKED = new CopyOnWriteArrayList<>();

  static {
    BlockHound.builder()
        .loadIntegrations()
        .blockingMethodCallback(method -> BLOCKED.add(stack() + " " + method))
        .install();
  }

  @TempDir Path home;

  @Test
  void neverBlocksAnEventLoop() {
    try (var tools = new FakeToolServer();
        var voice = new VoiceUnderTest(home, tools)) {
      tools.on("search", "{'query':'displayName','total':0,'hits':[]}");
      BLOCKED.clear();
      try (var client = voice.join()) {
        client.say("search for displayName");
        client.spoken("displayName");
        client.send("{");
        client.next("error");
        client.drop();
      }
      try (var client = RealtimeClient.asPage(voice.uri(), "relay_session=good", "good")) {
        client.next("relay.conversation");
        client.say("status");
        client.spoken("Nothing is running.");
      }
      assertThat(BLOCKED.stream().filter(where -> where.startsWith("reactor-http"))).isEmpty();
    }
  }

  private static String stack() {
    return Thread.currentThread().getName()
        + " "
        + StackWalker.getInstance().walk(frames -> frames.map(Object::toString).toList());
  }
}
