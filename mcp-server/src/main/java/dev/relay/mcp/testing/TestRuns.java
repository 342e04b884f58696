package dev.relay.mcp.testing;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Credential;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.task.TaskRefused;
import dev.relay.mcp.testing.AskedTests.State;
import dev.relay.mcp.verify.Verification;
import dev.relay.mcp.verify.Verification.Site;
import dev.relay.repo.git.Folders;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.workspace.UnknownName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts runs of tests and tells how they go. They change nothing, so nothing is lost when Relay
 * stops in the middle of one: it is asked for again.
 */
public final class TestRuns implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TestRuns.class);
  private static final int KEPT = 50;
  private static final int UNDER_WAY = 10;
  private final Semaphore atOnce = new Semaphore(2, true);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Run> runs = new LinkedHashMap<>();
  private final TestSites sites;
  private final Verification verification;
  private final Path scratch;
  private final Audit audit;
  private final InstantSource clock;

  TestRuns(
      TestSites sites, Verification verification, Path scratch, Audit audit, InstantSource clock) {
    this.sites = sites;
    this.verification = verification;
    this.scratch = scratch;
    this.audit = audit;
    this.clock = clock;
  }

  private record Run(RunningTests tests, Future<?> thread) {}

  /** Answers at once; it goes on by itself. */
  public AskedTests start(TestAsk ask, Caller caller) {
    Policy.require(caller, Effect.RUN);
    var id = "v-" + Credential.generate().substring(0, 12);
    var tests = new RunningTests(id, caller.userId(), clock.instant());
    synchronized (runs) {
      makeRoom();
      runs.put(id, new Run(tests, threads.submit(() -> work(tests, ask, caller))));
    }
    audit.write(caller, "tests.started", ask.workspace().name(), ask.of().name());
    return tests.seen();
  }

  private void makeRoom() {
    var underWay = runs.values().stream().filter(run -> run.tests().seen().isRunning()).count();
    if (underWay >= UNDER_WAY) {
      throw new TaskRefused(
          TaskRefused.Kind.WRONG_STATE,
          "Ten runs of tests are under way already: wait for one, or cancel one.");
    }
    var ended = runs.entrySet().iterator();
    while (runs.size() >= KEPT && ended.hasNext()) {
      if (!ended.next().getValue().tests().seen().isRunning()) {
        ended.remove();
      }
    }
  }

  public AskedTests get(String id, Caller caller) {
    return find(id, caller).tests().seen();
  }

  /** Those that have not ended. */
  public List<AskedTests> running(Caller caller) {
    Policy.require(caller, Effect.READ);
    synchronized (runs) {
      return runs.values().stream()
          .map(run -> run.tests().seen())
          .filter(run -> run.isRunning() && run.userId().equals(caller.userId()))
          .toList();
    }
  }

  /** Hears what is new about a run. */
  public interface Follower {
    void hear(AskedTests run);
  }

  /** Waits for its end, at most this long, and tells every step on the calling thread. */
  public AskedTests await(String id, Duration wait, Caller caller, Follower follower)
      throws InterruptedException {
    var tests = find(id, caller).tests();
    var end = System.nanoTime() + wait.toNanos();
    while (true) {
      var number = tests.number();
      var seen = tests.seen();
      follower.hear(seen);
      var left = end - System.nanoTime();
      if (!seen.isRunning() || left <= 0) {
        return seen;
      }
      tests.await(number, Duration.ofNanos(left));
    }
  }

  /** Stops it with all that it started. */
  public AskedTests cancel(String id, Caller caller) {
    Policy.require(caller, Effect.RUN);
    var run = find(id, caller);
    run.tests().end(State.CANCELLED);
    run.thread().cancel(true);
    return run.tests().seen();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    threads.close();
  }

  private Run find(String id, Caller caller) {
    Policy.require(caller, Effect.READ);
    synchronized (runs) {
      var run = runs.get(id);
      if (run == null || !run.tests().seen().userId().equals(caller.userId())) {
        throw UnknownName.gone("run of tests", id);
      }
      return run;
    }
  }

  private void work(RunningTests tests, TestAsk ask, Caller caller) {
    var folder = scratch.resolve(tests.seen().id());
    try {
      atOnce.acquire();
      try {
        var found = sites.find(ask, Folders.create(folder), caller);
        tests.begin(
            Math.toIntExact(found.plan().sites().stream().filter(Site::tested).count()),
            found.notes());
        verification.run(found.plan(), tests);
      } finally {
        Folders.delete(folder);
        atOnce.release();
      }
    } catch (InterruptedException e) {
      tests.end(State.CANCELLED);
    } catch (GitFailure | UnknownName | TaskRefused e) {
      tests.fail(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) { // the edge of this thread: who asks later has to be told
      var number = Credential.generate().substring(0, 8);
      LOG.error("The tests {} could not be run, id {}", tests.seen().id(), number, e);
      tests.fail("Relay made a mistake; its log has the details under " + number + ".");
    } finally {
      tests.end(State.DONE);
    }
  }
}
