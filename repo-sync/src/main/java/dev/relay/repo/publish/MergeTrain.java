package dev.relay.repo.publish;

import dev.relay.repo.git.GitFailure;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings proposals to their remotes in order. Every remote is asked first, and nothing is pushed
 * unless all are ready. It promises order, going on after a stop, and a way back; not that all
 * remotes change at once.
 */
public final class MergeTrain {
  private final List<CodeHost> hosts;
  private final Remotes remotes;
  private final Trains trains;
  private final Pace pace;
  private final InstantSource clock;

  /**
   * @param hosts the first that knows an address has it
   */
  public MergeTrain(
      List<CodeHost> hosts, Remotes remotes, Trains trains, Pace pace, InstantSource clock) {
    this.hosts = List.copyOf(hosts);
    this.remotes = remotes;
    this.trains = trains;
    this.pace = pace;
    this.clock = clock;
  }

  /** Goes as far as it gets now. The proposals are the cars of the train that are not merged. */
  Landing run(Approved approved, Train train, List<Proposal> proposals, Progress progress) {
    var journey = new Journey(approved, trains, train, progress);
    var legs = new ArrayList<Leg>();
    for (var proposal : proposals) {
      var host = host(proposal);
      if (host == null) {
        return new Landing.Stopped(
            Journey.id(proposal),
            "There is no way to publish to the remote of " + Journey.id(proposal) + ".",
            List.of());
      }
      legs.add(new Leg(journey, proposal, way(host, journey, proposal)));
    }
    var blocked = asked(legs);
    if (blocked == null) {
      blocked = step(legs, Way::propose);
    }
    if (blocked == null) {
      blocked = step(legs, Way::describe);
    }
    return blocked == null ? merged(journey, legs) : landing(journey, blocked);
  }

  private record Leg(Journey journey, Proposal proposal, Way way) {
    boolean isMerged() {
      return journey.isMerged(proposal);
    }

    boolean isProposed() {
      return journey.car(proposal).number() != null;
    }
  }

  private record Blocked(Proposal proposal, Obstacle obstacle) {}

  private Way way(CodeHost host, Journey journey, Proposal proposal) {
    return switch (host) {
      case DirectHost direct -> new DirectWay(direct, remotes, journey, proposal);
      case PullRequestHost other -> new PullRequestWay(other, remotes, journey, proposal);
    };
  }

  /** All are asked, so that all that has landed is told. */
  private static @Nullable Blocked asked(List<Leg> legs) {
    var all = legs.stream().map(leg -> step(leg, Way::ask)).filter(Objects::nonNull).toList();
    // What only needs a test or time is for nothing where another one has to be asked about again.
    return all.stream()
        .filter(blocked -> !(blocked.obstacle() instanceof Obstacle.Untested))
        .filter(blocked -> !(blocked.obstacle() instanceof Obstacle.Waits))
        .findFirst()
        .orElse(all.isEmpty() ? null : all.getFirst());
  }

  private static @Nullable Blocked step(List<Leg> legs, Function<Way, @Nullable Obstacle> step) {
    for (var leg : legs) {
      var blocked = leg.isMerged() ? null : step(leg, step);
      if (blocked != null) {
        return blocked;
      }
    }
    return null;
  }

  /** One that waits holds up only those that come after it in the graph. */
  private Landing merged(Journey journey, List<Leg> legs) {
    var waits = new ArrayList<Blocked>();
    for (var leg : legs) {
      var blocked = leg.isMerged() ? null : step(leg, Way::merge);
      if (blocked != null && !(blocked.obstacle() instanceof Obstacle.Waits)) {
        return landing(journey, blocked);
      }
      if (blocked != null) {
        waits.add(blocked);
      }
    }
    return waits.isEmpty() ? new Landing.Landed(journey.commits()) : waiting(journey, waits);
  }

  private static @Nullable Blocked step(Leg leg, Function<Way, @Nullable Obstacle> step) {
    var obstacle = tried(leg, step);
    return obstacle == null ? null : new Blocked(leg.proposal(), obstacle);
  }

  private static @Nullable Obstacle tried(Leg leg, Function<Way, @Nullable Obstacle> step) {
    try {
      return step.apply(leg.way());
    } catch (GitFailure e) {
      // Who has begun goes on when the network is back; who has not is told at once.
      return e.kind() == GitFailure.Kind.UNREACHABLE && leg.isProposed()
          ? new Obstacle.Waits(e.sentence(), null)
          : new Obstacle.Stopped(e.sentence());
    } catch (HostFailure e) {
      return e.isPassing()
          ? new Obstacle.Waits(e.sentence(), e.until())
          : new Obstacle.Stopped(e.sentence());
    }
  }

  private Landing landing(Journey journey, Blocked blocked) {
    var id = Journey.id(blocked.proposal());
    return switch (blocked.obstacle()) {
      case Obstacle.Moved(var head) -> new Landing.Moved(id, head, journey.commits());
      case Obstacle.Untested(var head) -> new Landing.Untested(id, head, journey.commits());
      case Obstacle.Untapped _ -> new Landing.Untapped(id, journey.commits());
      case Obstacle.Stopped(var sentence) -> new Landing.Stopped(id, sentence, journey.commits());
      case Obstacle.Waits _ -> waiting(journey, List.of(blocked));
    };
  }

  private Landing waiting(Journey journey, List<Blocked> waits) {
    var train = journey.train();
    var sentences = new ArrayList<String>();
    var until = clock.instant().plus(pace.pause(train.looks()));
    for (var blocked : waits) {
      if (blocked.obstacle() instanceof Obstacle.Waits(var sentence, var at)) {
        sentences.add(sentence);
        until = at != null && at.isAfter(until) ? at : until;
      }
    }
    var said = String.join(" ", sentences.stream().distinct().limit(3).toList());
    if (Duration.between(train.movedAt(), clock.instant()).compareTo(pace.most()) > 0) {
      return new Landing.Stopped(Journey.id(waits.getFirst().proposal()), said, journey.commits());
    }
    journey.looked();
    return new Landing.Waiting(said, until, journey.commits());
  }

  private @Nullable CodeHost host(Proposal proposal) {
    return hosts.stream()
        .filter(host -> host.hosts(proposal.repository().url()))
        .findFirst()
        .orElse(null);
  }
}
