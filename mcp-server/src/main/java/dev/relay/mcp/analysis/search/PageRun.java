package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.search.FileHits.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads candidates in their order until a page is full, ranks the hits of what was read together,
 * and goes on for a while to count. A word that stands in every file is answered before every file
 * was read.
 */
final class PageRun {
  private static final int SLICE = 128;

  /** What is ranked together: so many files, or as many as hold so many hits. */
  private static final int RANKED_FILES = 1024;

  private static final int RANKED_HITS = 4000;

  /** So many are always counted, and others as long as the answer does not become slow. */
  private static final int COUNTED_FILES = 1024;

  private static final Duration COUNTING = Duration.ofMillis(60);

  static final Duration LONGEST = Duration.ofSeconds(10);

  /** For what no index can narrow: the page ends where it is, and the next one goes on there. */
  private static final Duration BLIND = Duration.ofMillis(1500);

  private static final Comparator<Ranked> ORDER =
      Comparator.comparingInt((Ranked r) -> -r.line().score())
          .thenComparingInt(Ranked::file)
          .thenComparingInt(r -> r.line().number());

  private final List<Candidate> files;
  private final Verification verification;
  private final SearchRequest request;
  private final long start;

  /**
   * No index narrows it; then parts are small, so that a page that ends early can go on exactly.
   */
  private final boolean blind;

  private final Map<Target, Integer> perTarget =
      new TreeMap<>(Comparator.comparingInt(Target::order));
  private final List<Found.Hit> hits = new ArrayList<>();

  /** Files up to here were read. */
  private int read;

  private int counted;

  PageRun(
      List<Candidate> files,
      Verification verification,
      SearchRequest request,
      Need need,
      long startNanos) {
    this.files = files;
    this.verification = verification;
    this.request = request;
    this.start = startNanos;
    this.blind = need instanceof Need.Anything && !request.isCounted();
  }

  private record Ranked(int file, Candidate candidate, Line line) {}

  /** A page without its notes. */
  record Page(
      List<Found.Hit> hits,
      int total,
      boolean isTotal,
      Optional<SearchCursor> next,
      Map<String, Integer> perRepository) {}

  Page from(SearchCursor cursor) {
    read = Math.min(files.size(), cursor.file());
    counted = cursor.before();
    var next = fill(cursor);
    while (read < files.size() && isWorthCounting(cursor)) {
      slice();
    }
    var isTotal = read >= files.size() && !isCut();
    var isOver = next.hit() == 0 && isTotal && counted == next.before();
    var perRepository = new LinkedHashMap<String, Integer>();
    perTarget.forEach((target, count) -> perRepository.put(target.name(), count));
    return new Page(
        hits, counted, isTotal, isOver ? Optional.empty() : Optional.of(next), perRepository);
  }

  /** Where the page after this one begins. */
  private SearchCursor fill(SearchCursor cursor) {
    var at = cursor;
    while (hits.size() < request.limit() && read < files.size() && !isLate()) {
      var ranked = chunk();
      var taken = take(ranked, at.hit());
      at =
          at.hit() + taken < ranked.size()
              ? new SearchCursor(at.file(), at.hit() + taken, at.before(), at.heads())
              : new SearchCursor(read, 0, counted, at.heads());
    }
    return at;
  }

  private int take(List<Ranked> ranked, int skipped) {
    var page = ranked.stream().skip(skipped).limit(request.limit() - hits.size()).toList();
    for (var hit : page) {
      var file = hit.candidate();
      hits.add(
          new Found.Hit(
              file.target().name(),
              file.path(),
              hit.line().number(),
              hit.line().text(),
              file.file().isPresent() ? true : null));
    }
    return page.size();
  }

  private List<Ranked> chunk() {
    var ranked = new ArrayList<Ranked>();
    int end = Math.min(files.size(), read + (blind ? SLICE : RANKED_FILES));
    while (read < end && ranked.size() < RANKED_HITS && !isLate()) {
      for (var file : slice()) {
        int order = ranked.size();
        file.lines().forEach(line -> ranked.add(new Ranked(order, file.file(), line)));
      }
    }
    ranked.sort(ORDER);
    return ranked;
  }

  private List<FileHits.Result> slice() {
    int to = Math.min(files.size(), read + SLICE);
    var found = verification.verify(files.subList(read, to));
    read = to;
    for (var file : found) {
      counted += file.count();
      perTarget.merge(file.file().target(), file.count(), Integer::sum);
    }
    return found;
  }

  private boolean isWorthCounting(SearchCursor cursor) {
    return !isLate()
        && (request.isCounted()
            || read - cursor.file() < COUNTED_FILES
            || System.nanoTime() - start < COUNTING.toNanos());
  }

  private boolean isLate() {
    return isCut() || (blind && System.nanoTime() - start > BLIND.toNanos());
  }

  private boolean isCut() {
    return System.nanoTime() - start > LONGEST.toNanos();
  }

  /** Empty when the page is as long as it was wanted. */
  Optional<String> note() {
    if (isCut()) {
      return Optional.of(
          "The search was stopped after 10 seconds: narrow it by repository or glob.");
    }
    return isLate() && read < files.size()
        ? Optional.of(
            "%,d of %,d files were read: next_cursor goes on, and a word that must stand there makes it quick."
                .formatted(read, files.size()))
        : Optional.empty();
  }
}
