package dev.relay.repo.sync;

/** Told how a sync comes along, from several threads at once; it must not wait. */
@FunctionalInterface
public interface SyncListener {
  /** Nobody listens. */
  SyncListener NONE = event -> {};

  void on(SyncEvent event);
}
