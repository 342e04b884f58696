package dev.relay.repo.publish;

import dev.relay.repo.git.Repos;
import dev.relay.repo.git.Sha;
import dev.relay.repo.publish.PullRequest.State;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A host with pull requests over bare repositories: branches and merges are real, the rest is kept
 * here. Records what was caused, in order, and can end the process that calls it.
 */
public final class FakeHost implements PullRequestHost {
  /** What is left of a process that was killed. */
  public static final class Crash extends Error {}

  private final Repos repos;
  private final List<String> effects = new ArrayList<>();
  private final Map<String, PullRequest> pullRequests = new HashMap<>();
  private final Map<String, String> latest = new HashMap<>();
  private final Map<String, Readiness> readiness = new HashMap<>();
  private final Set<String> crashes = new LinkedHashSet<>();
  private boolean deadly;
  private boolean isProtected;
  private long number;

  public FakeHost(Repos repos) {
    this.repos = repos;
  }

  /** "open backend draft", "describe backend", "ready backend", "merge backend". */
  public List<String> effects() {
    return List.copyOf(effects);
  }

  /** Begins to record anew. */
  public void forget() {
    effects.clear();
  }

  /** All branches are protected from now on. */
  public void protect() {
    isProtected = true;
  }

  /** Every place kills the first process that comes by. */
  public void crashEverywhere() {
    deadly = true;
  }

  /** Where processes were killed: "before open backend", "after open backend". */
  public Set<String> crashes() {
    return Set.copyOf(crashes);
  }

  public void readiness(Repository repository, Readiness now) {
    readiness.put(repository.id().name(), now);
  }

  public PullRequest of(Repository repository) {
    return Objects.requireNonNull(pullRequests.get(latest.get(repository.id().name())));
  }

  public void close(Repository repository) {
    var p = of(repository);
    pullRequests.put(
        Objects.requireNonNull(latest.get(repository.id().name())),
        new PullRequest(p.number(), p.link(), State.CLOSED, false, p.head(), "", null));
  }

  @Override
  public boolean hosts(RemoteUrl url) {
    return true;
  }

  @Override
  public Optional<PullRequest> find(Proposal proposal) {
    return call(
        "find",
        proposal,
        () -> Optional.ofNullable(pullRequests.get(key(proposal))).map(p -> now(proposal, p)));
  }

  /** The head of an open one is what its branch holds. */
  private PullRequest now(Proposal proposal, PullRequest p) {
    if (p.state() != State.OPEN) {
      return p;
    }
    var bare = repos.bare(name(proposal));
    var head = new Sha(Repos.run(bare, "rev-parse", "refs/heads/" + proposal.branch()));
    return new PullRequest(p.number(), p.link(), p.state(), p.draft(), head, p.body(), null);
  }

  @Override
  public PullRequest open(Proposal proposal, Wording wording, boolean draft) {
    return call("open", proposal, () -> opened(proposal, wording, draft));
  }

  private PullRequest opened(Proposal proposal, Wording wording, boolean draft) {
    var there = pullRequests.get(key(proposal));
    if (there != null && there.state() == State.OPEN) {
      throw new AssertionError("two pull requests for " + name(proposal));
    }
    effects.add("open " + name(proposal) + (draft ? " draft" : ""));
    var link = "https://host.example/" + name(proposal) + "/pull/" + ++number;
    return put(
        proposal,
        new PullRequest(number, link, State.OPEN, draft, proposal.commit(), wording.body(), null));
  }

  @Override
  public PullRequest describe(Proposal proposal, PullRequest p, String body) {
    return call("describe", proposal, () -> changed(proposal, p, p.draft(), body, "describe "));
  }

  @Override
  public void ready(Proposal proposal, PullRequest p) {
    call("ready", proposal, () -> changed(proposal, p, false, p.body(), "ready "));
  }

  private PullRequest changed(
      Proposal proposal, PullRequest p, boolean draft, String body, String effect) {
    effects.add(effect + name(proposal));
    return put(
        proposal, new PullRequest(p.number(), p.link(), p.state(), draft, p.head(), body, null));
  }

  @Override
  public Readiness readiness(Proposal proposal, PullRequest pullRequest) {
    return call(
        "readiness", proposal, () -> readiness.getOrDefault(name(proposal), new Readiness.Green()));
  }

  @Override
  public Sha merge(Proposal proposal, PullRequest p) {
    return call("merge", proposal, () -> merged(proposal, p));
  }

  private Sha merged(Proposal proposal, PullRequest p) {
    if (Objects.requireNonNull(pullRequests.get(key(proposal))).state() != State.OPEN
        || p.draft()) {
      throw new AssertionError("merged twice, or a draft: " + name(proposal));
    }
    effects.add("merge " + name(proposal));
    var work = repos.work(name(proposal));
    Repos.run(work, "fetch", "-q", "origin");
    Repos.run(work, "reset", "-q", "--hard", "origin/main");
    Repos.run(work, "merge", "-q", "--no-ff", "-m", "Merge it", proposal.commit().hex());
    Repos.run(work, "push", "-q", "origin", "HEAD:main");
    var merged = repos.head(proposal.repository());
    put(
        proposal,
        new PullRequest(
            p.number(), p.link(), State.MERGED, false, proposal.commit(), p.body(), merged));
    return merged;
  }

  @Override
  public boolean isProtected(Proposal proposal) {
    return call("protected", proposal, () -> isProtected);
  }

  private PullRequest put(Proposal proposal, PullRequest now) {
    latest.put(name(proposal), key(proposal));
    pullRequests.put(key(proposal), now);
    return now;
  }

  private <T> T call(String what, Proposal proposal, Supplier<T> answer) {
    crash("before " + what + " " + name(proposal));
    var result = answer.get();
    crash("after " + what + " " + name(proposal));
    return result;
  }

  /** Ends the process here, unless one has ended here before. */
  public void crash(String where) {
    if (deadly && crashes.add(where)) {
      throw new Crash();
    }
  }

  private static String key(Proposal proposal) {
    return name(proposal) + " " + proposal.branch();
  }

  private static String name(Proposal proposal) {
    return proposal.repository().id().name();
  }
}
