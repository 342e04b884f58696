package dev.relay.mcp.task;

import dev.relay.repo.publish.Changes;

/** Tasks and the jobs behind them, put together. */
public final class TaskService implements AutoCloseable {
  private final Running running = new Running();
  private final TaskQueue queue;
  private final Tasks tasks;
  private final TaskRunner runner;

  public TaskService(Books books, TaskQueue queue, Consent consent, Equipment with) {
    this.queue = queue;
    var bases = new Bases(with.mirrors());
    var changes = new Changes(with.trees(), with.diffs());
    var ground = new Ground(with.workspaces(), bases, with.trees(), changes);
    var planner = new Planner(with.graphs(), bases, with.agents());
    var sites = new Sites(ground, planner, with.mirrors());
    var review = new Review(books, ground, sites, with.verification(), consent);
    var renewal = new Renewal(books, queue, ground, consent, review);
    var turn = new AgentTurn(books, ground, planner, with.briefings(), running::closing);
    var settlement = new Settlement(books, ground, with.conflicts(), planner, review, turn);
    this.runner =
        new TaskRunner(
            books,
            queue,
            consent,
            new Work(books, ground, planner, review, with.commits(), settlement, turn),
            new Lander(
                books,
                queue,
                ground,
                consent,
                new Way(books, with.publisher(), with.checkouts()),
                renewal),
            running);
    this.tasks =
        new StoredTasks(
            books,
            new Starting(books, queue, ground, planner, with.audit()),
            new Stopping(books, queue, consent, with.publisher(), running),
            ground,
            with.diffs(),
            with.audit());
  }

  public Tasks tasks() {
    return tasks;
  }

  /** Goes on with everything that an earlier process left. */
  public void start() {
    queue.start(runner);
  }

  /** Stops all work where it is; it begins again with the next start. */
  @Override
  public void close() {
    running.close();
    queue.close();
  }
}
