package dev.relay.repo.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.store.TestPostgres;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockHound;
import reactor.core.scheduler.NonBlocking;

/** A burst is stored whole, and no event loop waits for the database. */
class BurstTest {
  private static final int COUNT = 500;
  private static final ConcurrentLinkedQueue<String> BLOCKED = new ConcurrentLinkedQueue<>();

  static {
    BlockHound.builder()
        .loadIntegrations()
        .blockingMethodCallback(method -> blocked(method.toString(), Thread.currentThread()))
        .install();
  }

  private static void blocked(String method, Thread thread) {
    if (thread.getName().startsWith("reactor-http")) {
      BLOCKED.add(thread.getName() + " in " + method);
    }
  }

  @Test
  void allOfABurstAreStored() throws Exception {
    try (var databases = TestPostgres.fresh();
        var intake =
            new Intake(databases.module("repo"), new RepoEvents(databases.module("repo"))).start();
        var server = new WebhookServer(databases, 0, intake::wake)) {
      var sender = new Sender(server.uri("/"), WebhookServer.DEFAULT_SECRET);
      var outcome =
          new Senders(sender.http(), 64)
              .send(
                  COUNT,
                  i -> sender.asGitHub("/webhooks/github", "burst-" + i, "push", body(i)).build());
      assertThat(outcome.accepted()).isEqualTo(COUNT);
      assertThat(server.stored()).hasSize(COUNT).doesNotHaveDuplicates();
      assertThat(BLOCKED).isEmpty();
    }
  }

  @Test
  void theWatchSeesABlockedEventLoop() throws Exception {
    var loop = new EventLoop(BurstTest::block);
    loop.start();
    loop.join();
    assertThat(BLOCKED.removeIf(each -> each.startsWith("reactor-http-planted"))).isTrue();
  }

  /** As BlockHound knows those of the server. */
  private static final class EventLoop extends Thread implements NonBlocking {
    EventLoop(Runnable work) {
      super(work, "reactor-http-planted");
    }
  }

  private static void block() {
    LockSupport.parkNanos(1_000);
  }

  private static String body(int i) {
    return "{\"ref\":\"refs/heads/main\",\"after\":\"" + i + "\"}";
  }
}
