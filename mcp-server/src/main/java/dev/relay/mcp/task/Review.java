package dev.relay.mcp.task;

import dev.relay.mcp.task.TaskEvent.ChangesReady;
import dev.relay.mcp.task.TaskEvent.Noted;
import dev.relay.mcp.task.TaskEvent.RepositoryStat;
import dev.relay.mcp.task.TaskEvent.Verified;
import dev.relay.mcp.task.TaskEvent.VerifyStarted;
import dev.relay.mcp.verify.TestRun;
import dev.relay.mcp.verify.Verification;
import dev.relay.repo.publish.ChangeSet;
import dev.relay.repo.publish.RepositoryChange;
import dev.relay.repo.speech.Words;
import dev.relay.repo.workspace.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Shows changes, tests them, and asks. What is shown first is what is asked about at the end. */
final class Review {
  private static final String UNTESTED =
      "Not tested: what an agent wrote runs only where it is confined. ";

  private final Books books;
  private final Ground ground;
  private final Sites sites;
  private final Verification verification;
  private final Consent consent;

  Review(Books books, Ground ground, Sites sites, Verification verification, Consent consent) {
    this.books = books;
    this.ground = ground;
    this.sites = sites;
    this.verification = verification;
    this.consent = consent;
  }

  /** Stores the changes and puts them on the page; returns their number. */
  int show(Lease lease, ChangeSet changes, List<String> fresh) {
    var number = new int[1];
    var stats = changes.changes().stream().map(Review::stat).toList();
    books
        .journal()
        .fenced(
            lease,
            pen -> {
              number[0] = books.changeSets().save(pen, changes);
              books.processes().close(pen);
              var sentence = sentence(stats);
              pen.tell(sentence, new ChangesReady(changes.digest(), stats, fresh));
              pen.summarize(sentence);
            });
    return number[0];
  }

  /**
   * Goes on where a crash ended the tests of work that was done and shown. False when there is no
   * such work: nothing was shown, or it was asked about, or more was said, or the trees changed.
   */
  boolean testAgain(Lease lease, Task task) throws InterruptedException {
    int number = books.changeSets().last(task.id());
    if (number == 0 || consent.wasAsked(task, number) || consent.isGiven(task)) {
      return false;
    }
    var shown = books.changeSets().get(task.id(), number).orElseThrow();
    var words = new SteeringWords(books, task.id());
    if (words.unread() || !isThere(task, shown)) {
      return false;
    }
    books.journal().tell(lease, "The work is done; I test it again.", new Noted());
    var verdict = test(lease, task, shown).sentence();
    return ask(lease, number, shown, verdict, List.of(), words::unread);
  }

  private boolean isThere(Task task, ChangeSet shown) {
    var missing =
        shown.changes().stream().anyMatch(c -> ground.find(task, c.repository()).isEmpty());
    return !missing
        && ground
            .changes()
            .of(ground.trees(task, shown), shown.message())
            .digest()
            .equals(shown.digest());
  }

  /**
   * What the tests say.
   *
   * @param isGreen something was tested, and all of it passed
   */
  record Verdict(String sentence, boolean isGreen) {}

  Verdict test(Lease lease, Task task, ChangeSet changes) throws InterruptedException {
    var failed = new ArrayList<String>();
    var passed = new ArrayList<String>();
    var refused = new ArrayList<String>();
    verification.run(
        sites.of(task, changes),
        new Verification.Listener() {
          @Override
          public void started(Repository repository, String command) {
            var name = repository.id().name();
            tell(lease, "Testing " + name + ".", new VerifyStarted(name, command));
          }

          @Override
          public void finished(Repository repository, TestRun run) {
            var name = repository.id().name();
            (run.ok() ? passed : failed).add(name);
            tell(lease, run.sentence(name), verified(name, run));
          }

          @Override
          public void note(String sentence) {
            tell(lease, sentence, new Noted());
          }

          @Override
          public void refused(String sentence) {
            refused.add(UNTESTED + sentence);
          }
        });
    return refused.isEmpty()
        ? new Verdict(verdict(passed, failed), failed.isEmpty() && !passed.isEmpty())
        : new Verdict(refused.getFirst(), false);
  }

  /** False, and nobody is asked, when somebody said more before the question was written. */
  boolean ask(
      Lease lease,
      int number,
      ChangeSet changes,
      String verdict,
      List<String> fresh,
      BooleanSupplier isSteered) {
    var files = changes.changes().stream().mapToInt(c -> c.files().size()).sum();
    var summary =
        Words.capital(Words.count(files, "file", "files"))
            + " in "
            + Words.count(changes.changes().size(), "repository", "repositories")
            + " changed. "
            + verdict;
    var warnings = consent.look(books.task(lease.task()), changes);
    var question =
        new Consent.Question(number, changes, summary + careful(warnings), fresh, warnings);
    var asked = new boolean[1];
    books
        .journal()
        .fenced(
            lease,
            pen -> {
              asked[0] = !isSteered.getAsBoolean();
              if (asked[0]) {
                consent.ask(pen, question);
              }
            });
    return asked[0];
  }

  /** Said wherever the question is asked, also where nobody sees the page. */
  private static String careful(List<Warning> warnings) {
    if (warnings.isEmpty()) {
      return "";
    }
    var first = warnings.getFirst();
    var where =
        first.path().isEmpty()
            ? first.repository()
            : Words.file(first.path()) + " of " + first.repository();
    var more = warnings.size() - 1;
    return " Careful with "
        + where
        + (more == 0 ? "" : " and " + Words.count(more, "other place", "other places"))
        + ": "
        + first.sentence();
  }

  private void tell(Lease lease, String sentence, TaskEvent.Fact fact) {
    books.journal().tell(lease, sentence, fact);
  }

  private static Verified verified(String repository, TestRun run) {
    var counts = run.counts();
    return new Verified(
        repository,
        run.ok(),
        counts == null ? null : counts.passed(),
        counts == null ? null : counts.failed(),
        counts == null ? null : counts.skipped(),
        run.took().toMillis(),
        run.output());
  }

  private static String verdict(List<String> passed, List<String> failed) {
    if (!failed.isEmpty()) {
      return "The tests fail in " + Words.and(failed) + "; look before you approve.";
    }
    return passed.isEmpty()
        ? "Nothing was tested, because no repository says how."
        : "All tests pass.";
  }

  private static String sentence(List<RepositoryStat> stats) {
    int files = stats.stream().mapToInt(RepositoryStat::files).sum();
    var names = stats.stream().map(RepositoryStat::repository).toList();
    return Words.capital(Words.count(files, "file", "files"))
        + " changed in "
        + Words.and(names)
        + "; you can look at them now.";
  }

  private static RepositoryStat stat(RepositoryChange change) {
    return new RepositoryStat(
        change.repository().name(),
        change.files().size(),
        change.files().stream().mapToInt(f -> f.added()).sum(),
        change.files().stream().mapToInt(f -> f.removed()).sum());
  }
}
