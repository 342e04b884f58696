package dev.relay.mcp.analysis.packing;

import dev.relay.mcp.analysis.architecture.Declared;
import dev.relay.mcp.analysis.architecture.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/** Files with their signatures, by repository and path; of those after them the path only. */
final class MapText {
  private static final int SIGNATURES = 40;

  private final String text;

  /**
   * @param order the best first
   * @param signed how many are shown with what they define
   * @param named how many are shown at all
   */
  MapText(List<SourceFile> order, int signed, int named) {
    var byRepository = new LinkedHashMap<String, List<Entry>>();
    for (int i = 0; i < named; i++) {
      byRepository
          .computeIfAbsent(order.get(i).repository().name(), _ -> new ArrayList<>())
          .add(new Entry(order.get(i), i < signed));
    }
    var lines = new StringBuilder();
    byRepository.forEach((repository, entries) -> {
      lines.append("# ").append(repository).append('\n');
      entries.sort(Comparator.comparing(entry -> entry.file().path()));
      entries.forEach(entry -> write(entry, lines));
    });
    text = lines.toString();
  }

  private record Entry(SourceFile file, boolean signed) {}

  private static void write(Entry entry, StringBuilder lines) {
    lines.append(entry.file().path()).append('\n');
    if (entry.signed()) {
      entry.file().declared().stream().limit(SIGNATURES).forEach(each -> lines.append(line(each)));
    }
  }

  private static String line(Declared declared) {
    return "  %d: %s\n".formatted(declared.line(), declared.signature());
  }

  int length() {
    return text.length();
  }

  @Override
  public String toString() {
    return text;
  }
}
