package dev.relay.repo.webhook;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Starts the threads behind webhooks after everything else; each is ended where it was made. */
public final class WebhookWork implements SmartLifecycle {
  private final List<Runnable> starts;
  private volatile boolean running;

  public WebhookWork(List<Runnable> starts) {
    this.starts = List.copyOf(starts);
  }

  @Override
  public void start() {
    starts.forEach(Runnable::run);
    running = true;
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
