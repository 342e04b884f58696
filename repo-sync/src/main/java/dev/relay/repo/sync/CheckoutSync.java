package dev.relay.repo.sync;

import dev.relay.repo.git.Folders;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.workspace.SyncMethod;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Brings one checkout to what was fetched, one sync at a time. */
final class CheckoutSync {
  private final Git git;
  private final SyncJournal journal;
  private final Cloning cloning;
  private final Tracking tracking;
  private final Planning planning;
  private final Path scratch;
  private final Map<Path, ReentrantLock> running = new ConcurrentHashMap<>();

  CheckoutSync(Git git, SyncJournal journal, LockFiles locks, Path scratch) {
    this.git = git;
    this.journal = journal;
    this.cloning = new Cloning(git);
    this.tracking = new Tracking(git);
    this.planning = new Planning(git, new Settling(git, locks, scratch));
    this.scratch = scratch;
  }

  /** What is wanted of one checkout. */
  record Order(
      String sync,
      String workspace,
      Upstream upstream,
      Path tree,
      SyncMethod method,
      ConflictPolicy conflicts,
      boolean dryRun) {}

  SyncResult bring(Order order, SyncListener listener) {
    var lock = running.computeIfAbsent(order.tree(), tree -> new ReentrantLock());
    lock.lock();
    try {
      return CheckoutDoor.isTaken(order.tree()) ? move(order, listener) : make(order);
    } catch (Refusal e) {
      return new SyncResult.Skipped(order.upstream().repository().id(), null, e.sentence());
    } catch (GitFailure e) {
      return new SyncResult.Skipped(order.upstream().repository().id(), null, e.sentence());
    } finally {
      lock.unlock();
    }
  }

  private SyncResult make(Order order) {
    var repository = order.upstream().repository();
    if (repository.checkout().isPresent()) {
      throw new Refusal(
          "The checkout of "
              + repository.id()
              + " is not where it was; put it back, or remove its path from the workspace.");
    }
    if (!order.dryRun()) {
      cloning.clone(order.upstream(), order.tree());
    }
    return new SyncResult.FastForwarded(repository.id(), null, order.upstream().head());
  }

  private SyncResult move(Order order, SyncListener listener) {
    var checkout = CheckoutDoor.open(order.upstream().repository().id(), order.tree());
    Unfinished.in(checkout)
        .ifPresent(sentence -> {
          throw new Refusal(sentence);
        });
    var wish = new Planning.Wish(order.method(), order.conflicts());
    if (order.dryRun()) {
      return rehearse(order, checkout, wish);
    }
    new Recovery(git, journal).recoverAt(order.tree());
    var remote = tracking.remote(checkout, order.upstream());
    var glance = new Glance(git).upToDate(checkout, order.upstream(), remote);
    if (glance.isPresent()) {
      return new SyncResult.UpToDate(checkout.id(), glance.get());
    }
    tracking.fetch(checkout, order.upstream(), remote, order.sync());
    var ref = Tracking.ref(order.upstream(), remote);
    return switch (planning.plan(checkout, order.upstream(), ref, wish)) {
      case Plan.Done done -> done.result();
      case Plan.Go go -> {
        var move = new Move(order.sync(), go.was(), go.ref(), go.from(), go.to());
        var from = go.from() == null ? go.to() : go.from();
        new Moving(git, journal)
            .move(
                checkout,
                step(order, checkout, move),
                () -> listener.on(new SyncEvent.Applying(checkout.id(), from, go.to())));
        yield go.result();
      }
    };
  }

  private static SyncJournal.Step step(Order order, Checkout checkout, Move move) {
    return new SyncJournal.Step(
        order.workspace(), checkout.id(), order.tree(), move, SyncJournal.State.PLANNED);
  }

  /** The same up to the point where something would change; new objects go to a scratch folder. */
  private SyncResult rehearse(Order order, Checkout checkout, Planning.Wish wish) {
    var folder = scratch.resolve(order.sync() + "-" + checkout.id());
    try {
      var seeing = checkout.scratch(Folders.create(folder), order.upstream().mirror());
      var remote = tracking.remote(checkout, order.upstream());
      var ref = Tracking.ref(order.upstream(), remote);
      return switch (planning.plan(seeing, order.upstream(), ref, wish)) {
        case Plan.Done done -> done.result();
        case Plan.Go go -> {
          var move = new Move(order.sync(), go.was(), go.ref(), go.from(), go.to());
          Moving.check(git, seeing, move, Dirt.of(git, seeing));
          yield go.result();
        }
      };
    } finally {
      Folders.delete(folder);
    }
  }
}
