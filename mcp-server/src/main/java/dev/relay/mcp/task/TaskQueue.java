package dev.relay.mcp.task;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import dev.relay.repo.store.Database;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The durable queue. A job says no more than "see to it that this task goes on"; it is stored in
 * the transaction that makes it necessary, and starts at once after the commit. What a person waits
 * for has slots of its own.
 */
public final class TaskQueue implements AutoCloseable {
  private enum Lane {
    /** More would only take memory from each other: every task may run an agent and a build. */
    WORK("scheduled_tasks", 8),
    /** An answer was given, and takes effect now; also the end of a question. */
    LANDING("scheduled_landings", 4);

    private final String table;
    private final int atOnce;

    Lane(String table, int atOnce) {
      this.table = table;
      this.atOnce = atOnce;
    }

    static Lane of(TaskState state) {
      return switch (state) {
        case AWAITING_APPROVAL, PUBLISHING, MERGING -> LANDING;
        case QUEUED, BLOCKED, RUNNING, AWAITING_PERSON, DONE, REJECTED, FAILED, CANCELLED -> WORK;
      };
    }
  }

  private static final String NAME = "task";
  private final Database database;
  private final String node;
  private final OneTimeTask<Void> job;
  private final Map<Lane, SchedulerClient> clients = new EnumMap<>(Lane.class);
  private List<Scheduler> schedulers = List.of();
  private @Nullable Worker worker;

  /**
   * @param node names this Relay over restarts, and no other that runs at the same time
   */
  public TaskQueue(Database database, String node) {
    this.database = database;
    this.node = node;
    this.job =
        com.github.kagkarlsson.scheduler.task.helper.Tasks.oneTime(NAME)
            .onFailure(new FailureHandler.OnFailureRetryLater<>(Duration.ofSeconds(2)))
            .onDeadExecutionRevive()
            .execute((instance, _) -> run(instance.getId()));
    for (var lane : Lane.values()) {
      clients.put(lane, client(lane));
    }
  }

  private SchedulerClient client(Lane lane) {
    return SchedulerClient.Builder.create(
            new TransactionAwareDataSourceProxy(database.dataSource()), job)
        .tableName(lane.table)
        .build();
  }

  /** What a job does. It may run again after a crash, and beside a frozen copy of itself. */
  public interface Worker {
    void ensureRunning(TaskId task, long wake);
  }

  /** Takes back what this node held when it died, then begins to work. */
  public synchronized void start(Worker does) {
    worker = does;
    schedulers = Arrays.stream(Lane.values()).map(this::scheduler).toList();
    schedulers.forEach(Scheduler::start);
  }

  private Scheduler scheduler(Lane lane) {
    database
        .client()
        .sql(
            "UPDATE "
                + lane.table
                + " SET picked = false, picked_by = NULL, last_heartbeat = NULL,"
                + " version = version + 1 WHERE picked_by = ?")
        .param(node)
        .update();
    return Scheduler.create(database.dataSource(), job)
        .tableName(lane.table)
        .schedulerName(new SchedulerName.Fixed(node))
        .threads(lane.atOnce)
        .executorService(Executors.newVirtualThreadPerTaskExecutor())
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(Duration.ofSeconds(1))
        .heartbeatInterval(Duration.ofSeconds(5))
        .missedHeartbeatsLimit(6)
        .shutdownMaxWait(Duration.ofSeconds(20))
        .enableImmediateExecution()
        // A task says itself why it failed; what fails here was only stopped, and begins again.
        .failureLogging(LogLevel.INFO, false)
        .build();
  }

  /** Within the transaction of {@code pen}; makes older jobs of the task worthless. */
  public void enqueue(TaskJournal.Pen pen, Instant when) {
    pen.fence();
    var client = Objects.requireNonNull(clients.get(Lane.of(pen.state())));
    client.scheduleIfNotExists(job.instance(pen.task().id() + ":" + pen.wake()), when);
    afterCommit();
  }

  /**
   * Within the transaction of {@code pen}: the job that waits for its time begins then, if that is
   * sooner. False when none waits, as while one works.
   */
  public boolean hurry(TaskJournal.Pen pen, Instant when) {
    int waiting =
        database
            .client()
            .sql(
                "UPDATE "
                    + Lane.of(pen.state()).table
                    + " SET execution_time = least(execution_time, ?), version = version + 1"
                    + " WHERE task_name = ? AND task_instance = ? AND NOT picked")
            .params(Timestamp.from(when), NAME, pen.task().id() + ":" + pen.wake())
            .update();
    afterCommit();
    return waiting > 0;
  }

  private void afterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            hurry();
          }
        });
  }

  private synchronized void hurry() {
    schedulers.forEach(Scheduler::triggerCheckForDueExecutions);
  }

  private void run(String instance) {
    int colon = instance.indexOf(':');
    worker()
        .ensureRunning(
            new TaskId(instance.substring(0, colon)),
            Long.parseLong(instance.substring(colon + 1)));
  }

  private synchronized Worker worker() {
    return Objects.requireNonNull(worker, "jobs run only after start");
  }

  @Override
  public void close() {
    List<Scheduler> running;
    synchronized (this) {
      running = schedulers;
      schedulers = List.of();
    }
    running.forEach(Scheduler::stop);
  }
}
