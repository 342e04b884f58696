package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.store.Database;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Fetches mirrors and brings checkouts up to date where that cannot lose work: a checkout is either
 * moved to exactly what is promised or left exactly as it is.
 */
public final class Sync {
  private final SyncJournal journal;
  private final Git git;
  private final Places places;
  private final WholeSync whole;
  private final Rules rules;
  private final Undoing undoing;

  /** What a sync asks others for. */
  public record Ports(
      Dependencies dependencies,
      LockFiles locks,
      Optional<Verification> verification,
      Optional<RuleActions> actions) {
    public static final Ports NONE =
        new Ports(Dependencies.NONE, LockFiles.NONE, Optional.empty(), Optional.empty());
  }

  /**
   * @param folder in which the checkouts lie, as {@code <workspace>/<repository>}, unless adopted
   * @param database of the module {@code repo}
   */
  public Sync(
      Git git, Mirrors mirrors, Path folder, Database database, InstantSource clock, Ports ports) {
    this(git, mirrors, new Places(folder), Books.in(database), clock, ports);
  }

  /** What is written down. */
  record Books(SyncJournal journal, RuleFirings firings) {
    static Books in(Database database) {
      return new Books(new PostgresSyncJournal(database), new RuleFirings(database));
    }
  }

  Sync(Git git, Mirrors mirrors, Places places, Books books, InstantSource clock, Ports ports) {
    this.git = git;
    this.places = places;
    this.journal = books.journal();
    this.rules = new Rules(git, mirrors, books.firings(), ports);
    this.whole =
        new WholeSync(
            new Fetching(mirrors, Thread::sleep),
            new CheckoutSync(git, journal, ports.locks(), places.scratch()),
            rules,
            places,
            clock,
            ports);
    this.undoing = new Undoing(git, journal);
  }

  /**
   * Ends what an earlier process left undone; to be called before anything else. Returns a sentence
   * for each checkout that somebody should look at.
   */
  public List<String> recover() {
    return new Recovery(git, journal).recoverAll();
  }

  /** One result per repository, in the order given. */
  public SyncReport sync(SyncRequest request, SyncListener listener) {
    return whole.run(request, listener);
  }

  /** Fast-forwards only, unless a repository says otherwise. */
  public List<SyncResult> sync(
      Workspace workspace, Collection<Repository> repositories, boolean dryRun) {
    var request = SyncRequest.of(workspace, repositories).dryRun(dryRun);
    return sync(request, SyncListener.NONE).results();
  }

  /**
   * Follows the sync rules that watch a repository whose mirror was just fetched, without touching
   * a checkout. A sentence about everything that was set off, or could not be.
   */
  public List<String> followRules(Workspace workspace, Repository fetched) {
    return rules.follow(workspace, List.of(fetched));
  }

  /** The newest sync of the workspace that did something that was not undone. */
  public Optional<String> newest(Workspace workspace) {
    return journal.newest(workspace.name());
  }

  /**
   * Puts back what the sync moved, except where that would lose something done since.
   *
   * @param only these repositories; empty for all
   */
  public List<UndoResult> undo(String sync, Collection<RepositoryId> only) {
    return undoing.undo(sync, List.copyOf(only));
  }

  /** Where the repository's checkout is, or would be. */
  public Path checkout(Workspace workspace, Repository repository) {
    return places.of(workspace, repository);
  }
}
