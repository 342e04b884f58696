package dev.relay.mcp.access.web;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Where everything that may block runs, so that no event loop ever does. */
public final class VirtualThreads {
  public static final Executor EXECUTOR =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("relay-", 0).factory());
  public static final Scheduler SCHEDULER = Schedulers.fromExecutor(EXECUTOR);

  private VirtualThreads() {}
}
