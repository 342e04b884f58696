package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.Heads;
import dev.relay.mcp.analysis.index.IndexFiles;
import dev.relay.mcp.analysis.index.IndexWork;
import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitFailure;
import dev.relay.repo.git.Grep;
import dev.relay.repo.git.Mirrors;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Searches repositories at once, the best hits first, page by page. */
public final class CodeSearch implements AutoCloseable {
  /** Changes whenever files of before could not be read or would answer wrongly. */
  private static final String FORMAT = "search-v2";

  private static final double BUFFER_MB = 48;

  private final Git git;
  private final Heads heads;
  private final IndexWork work;
  private final Gathering gathering;
  private final ExecutorService threads = threads();

  /**
   * @param folder where indexes lie; nothing is opened or made before the first search
   */
  public CodeSearch(
      Git git, Grep grep, Mirrors mirrors, Heads heads, Path folder, InstantSource clock) {
    this.git = git;
    this.heads = heads;
    var index = new IndexFiles(folder.resolve(FORMAT), BUFFER_MB);
    this.work = new IndexWork("search-index", index, new SearchContent(git), git);
    this.gathering = new Gathering(index, work, new TreeCandidates(git, grep, threads), clock);
    mirrors.follow(work);
  }

  private static ExecutorService threads() {
    int most = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    var threads =
        new ThreadPoolExecutor(
            most,
            most,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("search-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
    return threads;
  }

  /**
   * Throws {@link GitFailure} when nothing could be searched, and {@link SearchRefused} for what is
   * no query.
   */
  public Found search(SearchRequest request) {
    var start = System.nanoTime();
    var query = request.query();
    var filter = new PathFilter(query);
    var need =
        query.regex()
            ? RegexNeed.of(query.text(), query.ignoreCase())
            : Need.of(query.text(), query.ignoreCase());
    BooleanSupplier stopped = () -> System.nanoTime() - start > PageRun.LONGEST.toNanos();
    var matcher = LineMatcher.of(query, stopped);
    var targets = Targets.of(request, heads);
    var cursor = cursor(request, targets.targets());
    var gathered = gathering.gather(targets.targets(), request, need, filter);
    var verification =
        new Verification(git.reader(), threads, new FileScan(matcher, need), stopped);
    var run = new PageRun(gathered.files(), verification, request, need, start);
    var page = run.from(cursor);
    var notes = new ArrayList<>(targets.notes());
    notes.addAll(request.overlay().notes());
    notes.addAll(gathered.notes());
    notes.addAll(verification.failures());
    notes.addAll(notes(gathered.large() + verification.large()));
    run.note().ifPresent(notes::add);
    if (cursor.heads() != SearchCursor.heads(targets.targets())) {
      notes.add("Repositories moved since the page before: search again to see all of it.");
    }
    return new Found(
        page.hits(),
        page.total(),
        page.isTotal(),
        page.next().map(SearchCursor::toString),
        page.perRepository(),
        notes);
  }

  private static SearchCursor cursor(SearchRequest request, List<Target> targets) {
    return request
        .cursor()
        .map(text -> SearchCursor.parse(text).orElseThrow(CodeSearch::badCursor))
        .orElseGet(() -> SearchCursor.first(SearchCursor.heads(targets)));
  }

  private static SearchRefused badCursor() {
    return new SearchRefused("'cursor' must be the next_cursor of an answer, unchanged.");
  }

  private static List<String> notes(int large) {
    var notes = new ArrayList<String>();
    if (large > 0) {
      notes.add(
          large == 1
              ? "One file of more than 16 MB was not searched."
              : large + " files of more than 16 MB were not searched.");
    }
    return notes;
  }

  /** What is being indexed, if anything is. */
  Optional<IndexWork.Progress> progress() {
    return work.progress();
  }

  @Override
  public void close() {
    work.close();
    threads.shutdownNow();
  }
}
