package dev.relay.repo.publish;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.Identity;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.RefName;
import dev.relay.repo.git.Refs;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** What hosts have in common: plain git towards the remote. */
public final class Remotes {
  private static final Identity RELAY = new Identity("Relay", "relay@localhost");

  private final Git git;
  private final Mirrors mirrors;
  private final Refs refs;
  private final Signing signing;

  public Remotes(Git git, Mirrors mirrors) {
    this.git = git;
    this.mirrors = mirrors;
    this.refs = new Refs(git);
    this.signing = new Signing(git);
  }

  /** Fetches, and says where the remote's branch is. */
  public Sha head(Proposal proposal) {
    return mirrors.refresh(proposal.repository());
  }

  /** True when the head, fetched before, has the proposed commit in its history. */
  public boolean contains(Proposal proposal, Sha head) {
    var mirror = mirrors.gitDir(proposal.repository());
    return head.equals(proposal.commit()) || refs.contains(mirror, head, proposal.commit());
  }

  /** The proposal's own branch on the remote as last fetched. */
  public Optional<Sha> branch(Proposal proposal) {
    return refs.commit(mirrors.gitDir(proposal.repository()), RefName.branch(proposal.branch()));
  }

  /** The branch is Relay's own, so whatever an earlier try left there gives way. */
  public void pushBranch(Proposal proposal) {
    push(proposal, "--force", proposal.commit() + ":" + RefName.branch(proposal.branch()));
  }

  /**
   * The same where others may push to it too.
   *
   * @param there what it holds now; REJECTED when it holds anything else by then
   */
  void pushBranch(Proposal proposal, Optional<Sha> there) {
    var branch = RefName.branch(proposal.branch());
    var lease = "--force-with-lease=" + branch + ":" + there.map(Sha::hex).orElse("");
    push(proposal, lease, proposal.commit() + ":" + branch);
  }

  /** Fetches, and says whether a tag holds what the car brought. */
  boolean isReleased(Repository repository, Car merged) {
    mirrors.refresh(repository);
    var sha = merged.merged() == null ? merged.commit() : merged.merged();
    var call =
        GitCall.in(
            mirrors.gitDir(repository),
            "for-each-ref",
            "--count=1",
            "--contains",
            sha.hex(),
            "refs/tags");
    return !git.run(call.about(repository.id().name())).line().isEmpty();
  }

  /** How a proposal gets along with what its target branch has become. */
  enum Meeting {
    /** It merges, and no file was changed on both sides. */
    CLEAN,
    TOUCHED
  }

  /** The head was fetched before. */
  Meeting meeting(Proposal proposal, Sha head) {
    var both = new HashSet<>(changed(proposal, head));
    both.retainAll(changed(proposal, proposal.commit()));
    return both.isEmpty() && merges(proposal, head) ? Meeting.CLEAN : Meeting.TOUCHED;
  }

  /** Both names of what was renamed. */
  private List<String> changed(Proposal proposal, Sha to) {
    var base = proposal.base().hex();
    var call =
        GitCall.in(
            proposal.gitDir(), "diff", "--name-only", "--no-renames", "-z", base, to.hex(), "--");
    return List.of(git.run(call).text().split("\0"));
  }

  private boolean merges(Proposal proposal, Sha head) {
    var call =
        GitCall.in(
            proposal.gitDir(),
            "merge-tree",
            "--write-tree",
            "--no-messages",
            head.hex(),
            proposal.commit().hex());
    return git.run(call.accept(0, 1)).exit() == 0;
  }

  public void deleteBranch(Proposal proposal) {
    push(proposal, "--force", ":" + RefName.branch(proposal.branch()));
  }

  /**
   * Moves the target branch from there to the commit, or not at all; from anywhere but the base to
   * a merge with it, so that the approved commit stays as it is.
   */
  public void moveTarget(Proposal proposal, Sha onto) {
    var target = RefName.branch(proposal.repository().branch());
    var lease = "--force-with-lease=" + target + ":" + onto;
    var commit = onto.equals(proposal.base()) ? proposal.commit() : merged(proposal, onto);
    push(proposal, lease, commit + ":" + target);
  }

  /** The same whenever it is made, but for a signature. */
  private Sha merged(Proposal proposal, Sha onto) {
    var dir = proposal.gitDir();
    var commit = proposal.commit().hex();
    var tree =
        git.run(GitCall.in(dir, "merge-tree", "--write-tree", "--no-messages", onto.hex(), commit))
            .sha();
    var date = git.run(GitCall.in(dir, "show", "-s", "--format=%ct", commit)).line();
    return signing.commit(
        new Signing.Draft(
            dir,
            proposal.repository().id().name(),
            tree,
            List.of(onto, proposal.commit()),
            RELAY,
            Instant.ofEpochSecond(Long.parseLong(date)),
            "Merge " + proposal.branch()));
  }

  private void push(Proposal proposal, String how, String refspec) {
    git.run(
        GitCall.to(
                proposal.repository().url(),
                proposal.gitDir(),
                "push",
                "--quiet",
                "--no-verify",
                "--no-follow-tags",
                "--recurse-submodules=no",
                how,
                "--",
                proposal.repository().url().value(),
                refspec)
            .about(proposal.repository().id().name()));
  }
}
