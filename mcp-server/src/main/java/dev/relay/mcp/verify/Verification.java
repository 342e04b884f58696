package dev.relay.mcp.verify;

import dev.relay.mcp.sandbox.Execution;
import dev.relay.mcp.sandbox.Sandbox;
import dev.relay.mcp.sandbox.Sandboxes;
import dev.relay.mcp.sandbox.Toolchain;
import dev.relay.mcp.verify.Siblings.Link;
import dev.relay.mcp.verify.Siblings.Place;
import dev.relay.repo.git.Export;
import dev.relay.repo.git.Folders;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Sha;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tests repositories one after the other, each against the siblings as they are in the change set.
 * It works on copies of what would land, so nothing that lies beside that counts, and nothing that
 * a build leaves behind can enter the change set.
 */
public final class Verification {
  private static final Logger LOG = LoggerFactory.getLogger(Verification.class);
  private static final Duration DEADLINE = Duration.ofMinutes(15);
  private static final int OUTPUT = 16 << 10;
  private final Sandboxes sandboxes;
  private final Toolchain toolchain;
  private final List<Siblings> siblings;
  private final Export export;

  public Verification(
      Sandboxes sandboxes, Toolchain toolchain, List<Siblings> siblings, Export export) {
    this.sandboxes = sandboxes;
    this.toolchain = toolchain;
    this.siblings = List.copyOf(siblings);
    this.export = export;
  }

  /**
   * @param scratch where copies and builds go; emptied first
   * @param sites in dependency order
   * @param byModel true when a model wrote what is tested
   */
  public record Plan(Path scratch, List<Site> sites, boolean byModel) {}

  /**
   * @param gitDir owned by Relay
   * @param files a commit or tree in it: these are tested, whatever else an agent left beside them
   * @param changed true when they are part of the change set
   * @param tested false when it is only there because others need it
   */
  public record Site(
      Repository repository,
      Path gitDir,
      Sha files,
      boolean changed,
      boolean tested,
      List<RepositoryId> dependencies) {}

  /** Is told on the calling thread. */
  public interface Listener {
    void started(Repository repository, String command);

    void finished(Repository repository, TestRun run);

    void note(String sentence);

    /** Nothing is tested; the sentence says what to do about that. */
    void refused(String sentence);
  }

  public void run(Plan plan, Listener listener) throws InterruptedException {
    if (plan.sites().stream().noneMatch(Verification::hasTests)) {
      return;
    }
    var sandbox = plan.byModel() ? sandboxes.forModels() : Optional.of(sandboxes.best());
    if (sandbox.isEmpty()) {
      listener.refused(sandboxes.advice());
      return;
    }
    if (!sandbox.get().probe().isolates()) {
      listener.note(sandbox.get().probe().sentence());
    }
    run(plan, sandbox.get(), listener);
  }

  private void run(Plan plan, Sandbox sandbox, Listener listener) throws InterruptedException {
    try {
      Folders.delete(plan.scratch());
      Files.createDirectories(plan.scratch().resolve("home"));
      var places = new ArrayList<Place>();
      for (var site : plan.sites()) {
        places.add(copy(site, plan.scratch()));
      }
      for (var place : places) {
        visit(sandbox, place, places, listener);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      forget(plan.scratch());
    }
  }

  private static void forget(Path scratch) {
    try {
      Folders.delete(scratch);
    } catch (GitFailure e) {
      LOG.info("what tests left in {} stays until they run again: {}", scratch, e.getMessage());
    }
  }

  private static boolean hasTests(Site site) {
    return site.tested() && site.repository().verify() != null;
  }

  private Place copy(Site site, Path scratch) {
    var copy = scratch.resolve("tree").resolve(site.repository().id().name());
    export.write(site.gitDir(), site.files(), copy);
    return new Place(site, copy, scratch);
  }

  private void visit(Sandbox sandbox, Place place, List<Place> all, Listener listener)
      throws IOException, InterruptedException {
    var links = new ArrayList<Link>();
    for (var ecosystem : siblings) {
      links.add(ecosystem.link(place, all.stream().filter(other -> !other.equals(place)).toList()));
    }
    var repository = place.site().repository();
    var verify = repository.verify();
    if (place.site().tested() && verify != null) {
      listener.started(repository, verify);
      listener.finished(repository, test(sandbox, place, links, verify));
    }
    if (all.stream().anyMatch(o -> o.site().dependencies().contains(repository.id()))) {
      publish(sandbox, place, links, listener);
    }
  }

  private TestRun test(Sandbox sandbox, Place place, List<Link> links, String verify)
      throws IOException, InterruptedException {
    var outcome = execute(sandbox, place, links, List.of("sh", "-c", verify));
    return new TestRun(
        outcome.ok(),
        outcome.timedOut(),
        CountReader.read(place.copy(), outcome.output()),
        outcome.ok() ? List.of() : FailedTests.read(place.copy(), outcome.output()),
        outcome.took(),
        outcome.output());
  }

  private void publish(Sandbox sandbox, Place place, List<Link> links, Listener listener)
      throws IOException, InterruptedException {
    for (var ecosystem : siblings) {
      var command = ecosystem.publish(place);
      if (!command.isEmpty() && !execute(sandbox, place, links, command).ok()) {
        listener.note(
            place.site().repository().id()
                + " could not be built for those that use it, so they are tested against what is"
                + " published.");
      }
    }
  }

  private Execution.Outcome execute(
      Sandbox sandbox, Place place, List<Link> links, List<String> argv)
      throws IOException, InterruptedException {
    var environment = new LinkedHashMap<>(toolchain.environment(place.scratch().resolve("home")));
    // Not the other copies: what is done to them next must not be led elsewhere by a link.
    var writable = new ArrayList<>(List.of(place.copy(), place.scratch().resolve("home")));
    var readOnly = new ArrayList<>(toolchain.readOnly());
    readOnly.add(place.scratch());
    for (var link : links) {
      environment.putAll(link.environment());
      writable.addAll(link.writable());
      readOnly.addAll(link.readOnly());
    }
    var command =
        new Sandbox.Command(argv, place.copy(), environment, writable, readOnly, false, true);
    return Execution.run(sandbox, command, DEADLINE, OUTPUT);
  }
}
