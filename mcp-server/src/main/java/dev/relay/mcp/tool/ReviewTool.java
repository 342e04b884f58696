package dev.relay.mcp.tool;

import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.review.Remark;
import dev.relay.mcp.review.Review;
import dev.relay.mcp.review.ReviewedChange;
import dev.relay.mcp.review.Reviews;
import dev.relay.repo.speech.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what should be looked at in a pull request, or in what a task would land. */
@Component
final class ReviewTool implements Tool<ReviewTool.Input, ReviewTool.Output> {
  private static final int DEFAULT_LIMIT = 30;

  /** Clients give up after a minute; what was found until then is told. */
  private static final Duration DEADLINE = Duration.ofSeconds(45);

  private final ReviewedChanges changes;
  private final Reviews reviews;
  private final DeepReviews deep;

  ReviewTool(ReviewedChanges changes, Reviews reviews, DeepReviews deep) {
    this.changes = changes;
    this.reviews = reviews;
    this.deep = deep;
  }

  record Input(
      @About("The pull or merge request: its number, or its address.") @Nullable String pullRequest,
      @About("The repository, where only a number is given.") @Nullable String repository,
      @About("The branch that it would go to; the repository's own without it.")
          @Nullable String base,
      @About("A task, to review what it would land; instead of a pull request.")
          @Nullable String task,
      @About(
              "True to have an agent read it as well; its report comes later, ask again with report.")
          @Nullable Boolean deep,
      @About("The task that an answer named in deep, for its report.") @Nullable String report,
      @About(WorkspacesTool.ABOUT) @Nullable String workspace,
      @About(value = "How many findings at most.", min = 1, max = 200) @Nullable Integer limit,
      @About("next_cursor of the answer before, for the next page.") @Nullable String cursor) {}

  record Finding(
      @About(
              "rule: a rule found it; contract: something that others use is gone or different;"
                  + " consumer: a place in another repository that uses it; tests: none changed.")
          String kind,
      @About("critical, high, medium or low") String severity,
      @About("0 to 1: how likely it is right.") double confidence,
      String repository,
      String path,
      @About("From 1, as it is after the change.") int line,
      String title,
      @About("What to do about it.") String fix) {
    static Finding of(Remark remark) {
      return new Finding(
          remark.kind(),
          remark.severity().name().toLowerCase(Locale.ROOT),
          remark.confidence(),
          remark.repository(),
          remark.path(),
          remark.line(),
          remark.title(),
          remark.fix());
    }
  }

  record Output(
      @About("What was reviewed.") List<DiffSources.Compared> compared,
      @About("Files that change.") int files,
      @About("The worst first.") List<Finding> findings,
      @About("On all pages.") int total,
      boolean truncated,
      @Nullable String nextCursor,
      @About("deep: the agent's task, and its report once there is one.")
          DeepAnswers.@Nullable Deep deep,
      @About("What was not looked at, and why.") List<String> notes) {}

  @Override
  public Definition<Input, Output> definition() {
    return Definition.reads(
        "review",
        "Review a pull request",
        "Reviews a pull request or what a task would land: risky lines, secrets, what breaks in other"
            + " repositories, missing tests, each with file and line. deep has an agent read it too."
            + " Nothing is posted. Use it when the user asks to review or check a change.",
        Input.class,
        Output.class);
  }

  @Override
  public Effect needs(Input arguments) {
    return Boolean.TRUE.equals(arguments.deep()) ? Effect.RUN : Effect.READ;
  }

  @Override
  public Answer<Output> call(Call call, Input arguments) {
    Policy.require(call.caller(), needs(arguments));
    if (arguments.report() != null) {
      var told = deep.of(call.caller(), arguments.report());
      var said = told.report() == null ? "The agent is still reading." : told.report();
      return new Answer<>(
          said, new Output(List.of(), 0, List.of(), 0, false, null, told, List.of()));
    }
    var all = changes.of(call, arguments);
    var review = review(call, all);
    var begun = Boolean.TRUE.equals(arguments.deep()) ? deep.begin(call, all) : null;
    return answer(all, review, begun, arguments);
  }

  private Review review(Call call, List<ReviewedChange> all) {
    var stopped = stopped();
    var remarks = new ArrayList<Remark>();
    var notes = new ArrayList<String>();
    int files = 0;
    for (int i = 0; i < all.size(); i++) {
      call.progress(i, (double) all.size(), "Reading " + all.get(i).repository().id() + ".");
      var one = reviews.of(all.get(i), stopped);
      remarks.addAll(one.remarks());
      notes.addAll(one.notes());
      files += one.files();
    }
    return new Review(remarks, files, notes.stream().distinct().toList());
  }

  /** The call is cancelled, or takes too long. */
  private static BooleanSupplier stopped() {
    var caller = Thread.currentThread();
    var begun = System.nanoTime();
    return () -> caller.isInterrupted() || System.nanoTime() - begun > DEADLINE.toNanos();
  }

  private static Answer<Output> answer(
      List<ReviewedChange> all, Review review, DeepAnswers.@Nullable Deep begun, Input arguments) {
    var findings = review.remarks().stream().map(Finding::of).toList();
    var from = Math.min(Cursor.offset(arguments.cursor()), findings.size());
    var limit = arguments.limit() == null ? DEFAULT_LIMIT : arguments.limit();
    var end = Math.min(from + limit, findings.size());
    var isMore = end < findings.size();
    var output =
        new Output(
            all.stream().map(ReviewTool::compared).toList(),
            review.files(),
            findings.subList(from, end),
            findings.size(),
            isMore,
            isMore ? Cursor.of(end) : null,
            begun,
            review.notes());
    return new Answer<>(text(review, findings, begun), output);
  }

  private static DiffSources.Compared compared(ReviewedChange change) {
    var pair = change.pair();
    return new DiffSources.Compared(
        change.repository().id().name(), pair.from().hex(), pair.to().hex());
  }

  private static String text(
      Review review, List<Finding> findings, DeepAnswers.@Nullable Deep begun) {
    var files = Words.count(review.files(), "file", "files");
    var found =
        findings.isEmpty()
            ? "Rules and other repositories have nothing against these " + files + "."
            : "%s in %s; first: %s, in %s of %s, line %d."
                .formatted(
                    Words.capital(Words.count(findings.size(), "finding", "findings")),
                    files,
                    findings.getFirst().title(),
                    findings.getFirst().path(),
                    findings.getFirst().repository(),
                    findings.getFirst().line());
    var agent =
        begun == null
            ? " No agent has read it."
            : " An agent reads it now; ask review with report " + begun.task() + ".";
    return found + agent + " Nothing was posted.";
  }
}
