package dev.relay.mcp.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Says that a session or token ended in this process. It does not say which: whoever holds an
 * answer open asks again whether its own still opens.
 */
public final class Endings {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** {@code listener} must return at once; it is kept for good. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  void tell() {
    listeners.forEach(Runnable::run);
  }
}
