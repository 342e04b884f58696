package dev.relay.mcp.sync;

import dev.relay.mcp.verify.TestRun;
import dev.relay.mcp.verify.Verification.Listener;
import dev.relay.mcp.verify.Verification.Plan;
import dev.relay.mcp.verify.Verification.Site;
import dev.relay.repo.git.Sha;
import dev.relay.repo.sync.Verification;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.util.FileSystemUtils;

/** Runs the tests of what a checkout was brought to in the sandbox, on a copy of that commit. */
public final class CheckoutTests implements Verification {
  private final dev.relay.mcp.verify.Verification verification;
  private final Path scratch;

  /**
   * @param scratch in which copies and builds are made
   */
  public CheckoutTests(dev.relay.mcp.verify.Verification verification, Path scratch) {
    this.verification = verification;
    this.scratch = scratch;
  }

  @Override
  public Outcome verify(Workspace workspace, Repository repository, Path gitDir, Sha commit) {
    try {
      var folder = Files.createTempDirectory(Files.createDirectories(scratch), "sync-");
      try {
        return verify(new Site(repository, gitDir, commit, false, true, List.of()), folder);
      } finally {
        FileSystemUtils.deleteRecursively(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in the user's own remotes was written by people, as far as anybody can tell. */
  private Outcome verify(Site site, Path folder) {
    var repository = site.repository();
    var heard = new Heard();
    try {
      verification.run(new Plan(folder, List.of(site), false), heard);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome(repository.id(), false, repository.id() + ": the tests were stopped.");
    }
    var run = Objects.requireNonNull(heard.runs.getLast(), "a run of the tests");
    var sentence = run.sentence(repository.id().name());
    return new Outcome(
        repository.id(),
        run.ok(),
        run.ok() ? sentence : sentence + " Say undo to go back to what was before the sync.");
  }

  private static final class Heard implements Listener {
    final List<TestRun> runs = new ArrayList<>();

    @Override
    public void started(Repository repository, String command) {}

    @Override
    public void finished(Repository repository, TestRun run) {
      runs.add(run);
    }

    @Override
    public void note(String sentence) {}

    @Override
    public void refused(String sentence) {}
  }
}
