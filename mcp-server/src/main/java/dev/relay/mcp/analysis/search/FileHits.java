package dev.relay.mcp.analysis.search;

import dev.relay.mcp.analysis.search.LineMatcher.Span;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of one file that match. */
final class FileHits implements FileScan.Lines {
  /** Further ones are only counted. */
  private static final int KEPT = 10_000;

  private static final int MAX_TEXT = 500;

  private final Candidate file;
  private final byte[] content;
  private final List<Line> lines = new ArrayList<>();
  private int count;

  private FileHits(Candidate file, byte[] content) {
    this.file = file;
    this.content = content;
  }

  /**
   * @param score of file and line together
   */
  record Line(int number, String text, int score) {}

  record Result(Candidate file, List<Line> lines, int count) {}

  static Result in(Candidate file, byte[] content, FileScan scan) {
    var hits = new FileHits(file, content);
    if (!FileScan.isBinary(content)) {
      scan.scan(content, hits);
    }
    return new Result(file, hits.lines, hits.count);
  }

  @Override
  public void line(int number, int start, int end, Span match) {
    count++;
    if (lines.size() < KEPT) {
      var score = file.score() + LineRank.of(content, start, end, match);
      lines.add(new Line(number, text(start, end), score));
    }
  }

  private String text(int start, int end) {
    int to = end > start && content[end - 1] == '\r' ? end - 1 : end;
    var text =
        new String(content, start, Math.min(to - start, 4 * MAX_TEXT), StandardCharsets.UTF_8);
    return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
  }
}
