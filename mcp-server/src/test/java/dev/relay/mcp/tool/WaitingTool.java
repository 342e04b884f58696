package dev.relay.mcp.tool;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** Works until it is interrupted. */
public final class WaitingTool implements Tool<WaitingTool.Input, WaitingTool.Output> {
  public static final Semaphore BEGUN = new Semaphore(0);
  public static final Semaphore INTERRUPTED = new Semaphore(0);

  record Input() {}

  record Output() {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads("waiting", "waiting", "waiting", Input.class, Output.class);
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    BEGUN.release();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      INTERRUPTED.release();
      throw new IllegalStateException("interrupted", e);
    }
    throw new AssertionError("nobody opens it");
  }
}
