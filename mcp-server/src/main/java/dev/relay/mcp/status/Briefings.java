package dev.relay.mcp.status;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.status.Briefing.Open;
import dev.relay.mcp.status.Briefing.Stand;
import dev.relay.mcp.task.Task;
import dev.relay.mcp.task.TaskState;
import dev.relay.mcp.task.Tasks;
import dev.relay.repo.publish.Car;
import dev.relay.repo.publish.Trains;
import dev.relay.repo.workspace.Workspace;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Makes {@link Briefing}s. */
public final class Briefings {
  private static final int SHOWN = 50;
  private static final int TASKS = 200;

  private final CheckoutLook checkouts;
  private final Tasks tasks;
  private final Trains trains;
  private final LastAsked lastAsked;
  private final News news;
  private final InstantSource clock;

  Briefings(
      CheckoutLook checkouts,
      Tasks tasks,
      Trains trains,
      LastAsked lastAsked,
      News news,
      InstantSource clock) {
    this.checkouts = checkouts;
    this.tasks = tasks;
    this.trains = trains;
    this.lastAsked = lastAsked;
    this.news = news;
    this.clock = clock;
  }

  /** Remembers that the caller has heard it. */
  public Briefing of(Workspace workspace, Caller caller) {
    var notes = new ArrayList<String>();
    var stands = checkouts.of(workspace, notes);
    var unlike = stands.stream().filter(stand -> !isClean(workspace, stand)).toList();
    var now = new LastAsked.Seen(clock.instant(), news.heads(workspace));
    var before = lastAsked.exchange(caller, workspace.name(), now);
    return new Briefing(
        unlike.stream().limit(SHOWN).toList(),
        stands.size() - unlike.size(),
        tasks.list(caller, true, TASKS).stream().flatMap(this::open).toList(),
        before.map(LastAsked.Seen::at).orElse(null),
        before
            .map(seen -> news.since(seen, now, workspace, tasks.list(caller, false, TASKS)))
            .orElse(List.of()),
        notes);
  }

  /** On its own branch, with nothing that upstream lacks or has more. */
  private static boolean isClean(Workspace workspace, Stand stand) {
    return stand.ahead() == 0
        && stand.behind() == 0
        && stand.changed() == 0
        && workspace.repository(stand.repository()).branch().equals(stand.branch());
  }

  private Stream<Open> open(Task task) {
    if (task.state() != TaskState.PUBLISHING && task.state() != TaskState.MERGING) {
      return Stream.empty();
    }
    return trains.cars(task.id().value()).stream().flatMap(car -> open(task, car));
  }

  private static Stream<Open> open(Task task, Car car) {
    var number = car.number();
    var link = car.link();
    if (number == null || link == null || car.state() == Car.State.MERGED) {
      return Stream.empty();
    }
    var state = car.state().name().toLowerCase(Locale.ROOT);
    var id = task.id().value();
    return Stream.of(new Open(id, car.repository().name(), number, link, state, task.summary()));
  }
}
