package dev.relay.repo.webhook;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Reads events by a cursor of its own on a thread of its own, as soon as they are there. */
public final class EventLoop implements AutoCloseable {
  private static final Duration NAP = Duration.ofSeconds(2);
  private final Loop loop;

  /** As the other, with nothing to do meanwhile. */
  public EventLoop(RepoEvents events, String reader, int atOnce, Consumer<List<Happened>> work) {
    this(events, reader, atOnce, work, () -> {});
  }

  /**
   * @param reader names the cursor
   * @param work runs in the transaction that moves the cursor: when it fails, the events come again
   * @param idle done every two seconds as long as nothing happens
   */
  public EventLoop(
      RepoEvents events, String reader, int atOnce, Consumer<List<Happened>> work, Runnable idle) {
    this.loop =
        new Loop(
            "events-" + reader,
            events.signal(),
            NAP,
            () -> {
              var any = events.read(reader, atOnce, work);
              if (!any) {
                idle.run();
              }
              return any;
            });
  }

  public EventLoop start() {
    loop.start();
    return this;
  }

  @Override
  public void close() {
    loop.close();
  }
}
