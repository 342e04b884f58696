package dev.relay.mcp.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Columns as wide as what stands in them. On a terminal the widest are cut until a row fits on a
 * line; elsewhere nothing is.
 */
final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST = 10;

  record Cell(Style style, String text) {
    Cell {
      text = Terminal.safe(text).replaceAll("\\s+", " ").strip();
    }
  }

  private final List<List<Cell>> rows = new ArrayList<>();

  Table(String... titles) {
    rows.add(Arrays.stream(titles).map(title -> new Cell(Style.FAINT, title)).toList());
  }

  static Cell cell(Style style, String text) {
    return new Cell(style, text);
  }

  Table row(String... cells) {
    return row(Arrays.stream(cells).map(text -> new Cell(Style.PLAIN, text)).toArray(Cell[]::new));
  }

  Table row(Cell... cells) {
    rows.add(List.of(cells));
    return this;
  }

  void print(Terminal terminal) {
    var widths = widths();
    fit(widths, terminal.out().width());
    rows.forEach(row -> terminal.line(line(row, widths, terminal)));
  }

  private int[] widths() {
    var widths = new int[rows.getFirst().size()];
    for (var row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(row.get(i).text()));
      }
    }
    return widths;
  }

  private static void fit(int[] widths, int width) {
    var room = width - GAP.length() * (widths.length - 1);
    while (width > 0 && Arrays.stream(widths).sum() > room) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] >= widths[widest] ? i : widest;
      }
      if (widths[widest] <= NARROWEST) {
        return;
      }
      widths[widest]--;
    }
  }

  private static String line(List<Cell> row, int[] widths, Terminal terminal) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      var text = cut(row.get(i).text(), widths[i]);
      var isLast = i == widths.length - 1;
      line.append(terminal.styled(row.get(i).style(), text));
      line.append(isLast ? "" : " ".repeat(widths[i] - length(text)) + GAP);
    }
    return line.toString().stripTrailing();
  }

  static String cut(String text, int width) {
    return length(text) <= width
        ? text
        : text.substring(0, text.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
