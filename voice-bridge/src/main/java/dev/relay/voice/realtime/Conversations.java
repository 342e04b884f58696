package dev.relay.voice.realtime;

import dev.relay.voice.assistant.Assistant;
import dev.relay.voice.tools.ToolCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/**
 * The conversations in memory: those that somebody listens to, and for a minute those that somebody
 * left, so that a dropped socket finds its running calls again.
 */
public final class Conversations implements SmartLifecycle {
  private static final Duration LINGER = Duration.ofSeconds(70);
  private static final int RESTARTING = 1012;
  private static final Pattern ID = Pattern.compile("conv_[0-9a-f]{32}");

  private final Desk desk;
  private final Map<String, Live> live = new HashMap<>();
  private final List<CompletableFuture<Void>> taken = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private volatile boolean running;

  public Conversations(
      List<SpeechProvider> providers,
      ToolCatalog tools,
      ConversationStore store,
      Assistant assistant,
      JsonMapper json) {
    this.desk = new Desk(providers.getFirst(), tools, store, assistant, json);
  }

  private static final class Live {
    final Conversation conversation;
    int visitors;

    Live(Conversation conversation) {
      this.conversation = conversation;
    }
  }

  /** A place in a conversation; {@link #leave} gives it back, which {@code left} tells. */
  record Seat(String id, Conversation conversation, CompletableFuture<Void> left) {}

  /**
   * Blocks. An id that is not this user's is nobody's: a new conversation begins, and the page
   * learns its id.
   */
  Seat enter(@Nullable String wanted, String userId) {
    var id = known(wanted, userId);
    lock.lock();
    try {
      var place = live.computeIfAbsent(id, _ -> new Live(new Conversation(id, userId, desk)));
      place.visitors++;
      var seat = new Seat(id, place.conversation, new CompletableFuture<>());
      taken.add(seat.left());
      return seat;
    } finally {
      lock.unlock();
    }
  }

  void leave(Seat seat) {
    seat.left().complete(null);
    lock.lock();
    try {
      taken.removeIf(CompletableFuture::isDone);
      var place = live.get(seat.id());
      if (place != null) {
        place.visitors--;
      }
    } finally {
      lock.unlock();
    }
    Executor later =
        CompletableFuture.delayedExecutor(
            LINGER.toSeconds(), TimeUnit.SECONDS, Thread::startVirtualThread);
    later.execute(() -> forget(seat.id()));
  }

  private void forget(String id) {
    lock.lock();
    try {
      var place = live.get(id);
      if (place != null && place.visitors == 0) {
        live.remove(id);
        var _ = place.conversation.close(RESTARTING, "idle");
      }
    } finally {
      lock.unlock();
    }
  }

  private String known(@Nullable String wanted, String userId) {
    if (wanted != null
        && ID.matcher(wanted).matches()
        && desk.store().owner(wanted).filter(userId::equals).isPresent()) {
      return wanted;
    }
    var id = Events.id("conv");
    desk.store().create(id, userId);
    return id;
  }

  boolean isDraining() {
    return !running;
  }

  @Override
  public void start() {
    running = true;
  }

  /**
   * Tells every socket that Relay comes back, and the tool server that nobody asks any more; runs
   * before the server stops listening.
   */
  @Override
  public void stop() {
    running = false;
    List<Live> all;
    CompletableFuture<?>[] leaving;
    lock.lock();
    try {
      all = List.copyOf(live.values());
      leaving = taken.toArray(CompletableFuture[]::new);
      live.clear();
    } finally {
      lock.unlock();
    }
    for (var place : all) {
      var _ = place.conversation.close(RESTARTING, "reconnecting");
    }
    CompletableFuture.allOf(leaving).completeOnTimeout(null, 2, TimeUnit.SECONDS).join();
    desk.tools().close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
