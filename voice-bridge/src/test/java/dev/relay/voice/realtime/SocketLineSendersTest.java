package dev.relay.voice.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A frame is sent or its sender is told: two senders at once are a mistake that shows. */
final class SocketLineSendersTest {
  private final SocketLine line = new SocketLine();
  private final CountDownLatch isBeingSent = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);

  @Test
  void refusesASecondSenderInsteadOfLosingItsFrame() {
    var sent = new ArrayList<String>();
    line.frames()
        .subscribe(frame -> {
          sent.add(frame);
          isBeingSent.countDown();
          await(mayEnd);
        });
    var first = CompletableFuture.runAsync(() -> line.send(new Frame("a", "first")));
    await(isBeingSent);
    assertThatThrownBy(() -> line.send(new Frame("b", "second")))
        .isInstanceOf(IllegalStateException.class);
    mayEnd.countDown();
    first.join();
    line.send(new Frame("c", "third"));
    assertThat(sent).containsExactly("first", "third");
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
