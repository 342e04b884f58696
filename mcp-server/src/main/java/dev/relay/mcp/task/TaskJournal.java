package dev.relay.mcp.task;

import dev.relay.mcp.secret.Secrets;
import dev.relay.mcp.task.TaskEvent.Fact;
import dev.relay.mcp.task.TaskEvent.StateChanged;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.UnknownName;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The only writer of task states and events. Everything written about a task happens under the lock
 * of its row, in one transaction with whatever else the caller stores there; readers wake after the
 * commit.
 */
public final class TaskJournal {
  private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private final Database database;
  private final InstantSource clock;
  private final Secrets secrets;
  private final Signal signal = new Signal();

  /**
   * @param secrets are taken out of everything that is written
   */
  public TaskJournal(Database database, InstantSource clock, Secrets secrets) {
    this.database = database;
    this.clock = clock;
    this.secrets = secrets;
  }

  Signal signal() {
    return signal;
  }

  Database database() {
    return database;
  }

  InstantSource clock() {
    return clock;
  }

  /** Runs {@code work} with the task locked. */
  public <T> T locked(TaskId id, Function<Pen, T> work) {
    return Objects.requireNonNull(database.transactions().execute(_ -> work.apply(lock(id))));
  }

  /** Stores a new task and whatever {@code work} adds; returns it as it is then. */
  Task begin(Task task, String startedBy, Consumer<Pen> work) {
    return Objects.requireNonNull(
        database
            .transactions()
            .execute(_ -> {
              insert(task, startedBy);
              work.accept(lock(task.id()));
              return lock(task.id()).task();
            }));
  }

  /** Runs {@code work} with the task locked, unless the lease is over: {@link LeaseLost}. */
  public void fenced(Lease lease, Consumer<Pen> work) {
    database
        .transactions()
        .executeWithoutResult(_ -> {
          var pen = lock(lease.task());
          if (pen.epoch != lease.epoch()) {
            throw new LeaseLost(lease);
          }
          work.accept(pen);
        });
  }

  /** True when another Relay works under a newer lease; false when the task is over. */
  boolean isTakenOver(Lease lease) {
    return locked(
        lease.task(), pen -> pen.epoch != lease.epoch() && pen.state == TaskState.RUNNING);
  }

  /** One event under a lease. */
  public void tell(Lease lease, String sentence, Fact fact) {
    fenced(lease, pen -> pen.tell(sentence, fact));
  }

  private Pen lock(TaskId id) {
    return database
        .client()
        .sql("SELECT * FROM task WHERE id = ? FOR UPDATE")
        .param(id.value())
        .query((row, n) ->
            new Pen(TaskRows.task(row, n), row.getLong("wake"), row.getLong("lease_epoch")))
        .optional()
        .orElseThrow(() -> UnknownName.gone("task", id.value()));
  }

  /** Writes about one locked task; worthless once its transaction is over. */
  public final class Pen {
    private final Task task;
    private TaskState state;
    private long seq;
    private long wake;
    private long epoch;

    private Pen(Task task, long wake, long epoch) {
      this.task = task;
      this.state = task.state();
      this.seq = task.lastSeq();
      this.wake = wake;
      this.epoch = epoch;
    }

    /** As it was when it was locked. */
    public Task task() {
      return task;
    }

    public TaskState state() {
      return state;
    }

    long wake() {
      return wake;
    }

    public void tell(String sentence, Fact fact) {
      seq++;
      insert(sentence, fact);
      database
          .client()
          .sql("UPDATE task SET last_seq = ?, updated_at = ? WHERE id = ?")
          .params(seq, now(), task.id().value())
          .update();
      announce();
    }

    /** A step of the state machine; {@code sentence} is the task's summary from now on. */
    public void become(TaskState next, String sentence) {
      if (!state.mayBecome(next)) {
        throw new IllegalStateException(task.id() + " cannot go from " + state + " to " + next);
      }
      var from = state;
      state = next;
      tell(sentence, new StateChanged(from, next));
      summarize(sentence);
      database
          .client()
          .sql("UPDATE task SET state = ? WHERE id = ?")
          .params(next.name(), task.id().value())
          .update();
    }

    public void summarize(String sentence) {
      database
          .client()
          .sql("UPDATE task SET summary = ? WHERE id = ?")
          .params(clean(sentence), task.id().value())
          .update();
    }

    /** Only these are touched, as the fetched heads show. */
    void narrow(List<dev.relay.repo.workspace.RepositoryId> repositories) {
      database
          .client()
          .sql("UPDATE task SET repositories = ? WHERE id = ?")
          .params(TaskRows.names(repositories), task.id().value())
          .update();
    }

    /** Another agent does it from now on. */
    void assign(String agent, String reason) {
      database
          .client()
          .sql("UPDATE task SET agent = ?, agent_reason = ? WHERE id = ?")
          .params(agent, reason, task.id().value())
          .update();
    }

    /** Makes every lease and every queued job that there is worthless. */
    void fence() {
      epoch++;
      wake++;
      database
          .client()
          .sql("UPDATE task SET lease_epoch = ?, wake = ? WHERE id = ?")
          .params(epoch, wake, task.id().value())
          .update();
    }

    Lease lease() {
      epoch++;
      database
          .client()
          .sql("UPDATE task SET lease_epoch = ? WHERE id = ?")
          .params(epoch, task.id().value())
          .update();
      return new Lease(task.id(), epoch);
    }

    private void insert(String sentence, Fact fact) {
      database
          .client()
          .sql(
              "INSERT INTO task_event (task, seq, user_id, at, sentence, type, fact)"
                  + " VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)")
          .params(
              task.id().value(),
              seq,
              task.userId(),
              now(),
              clean(sentence),
              FactJson.type(fact),
              secrets.censor(withoutNul(FactJson.fields(fact).toString())))
          .update();
    }

    private Timestamp now() {
      return Timestamp.from(clock.instant());
    }
  }

  /** What people said, without the secrets in it. */
  String censor(String text) {
    return secrets.censor(text);
  }

  /** PostgreSQL stores no NUL; an agent's output may hold one. */
  private String clean(String text) {
    return secrets.censor(text.replace("\0", ""));
  }

  /** Of JSON: an escaped backslash before {@code u0000} is text about NUL, and stays. */
  private static String withoutNul(String json) {
    return NUL.matcher(json).replaceAll("$1");
  }

  private void announce() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            signal.fire();
          }
        });
  }

  private void insert(Task task, String startedBy) {
    database
        .client()
        .sql(
            "INSERT INTO task (id, user_id, workspace, description, repositories, agent,"
                + " agent_reason, started_by, undoes, ends, state, summary, created_at,"
                + " updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?)")
        .params(
            task.id().value(),
            task.userId(),
            task.workspace(),
            task.description(),
            TaskRows.names(task.repositories()),
            task.agent(),
            task.agentReason(),
            startedBy,
            task.undoes() == null ? "" : task.undoes().value(),
            task.ends().name(),
            task.state().name(),
            task.summary(),
            Timestamp.from(task.createdAt()),
            Timestamp.from(task.updatedAt()))
        .update();
  }
}
