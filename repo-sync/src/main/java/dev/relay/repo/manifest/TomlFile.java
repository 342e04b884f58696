package dev.relay.repo.manifest;

import dev.relay.repo.graph.UnreadableManifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** A TOML file whose values know their lines. */
final class TomlFile {
  private static final int MAX_BYTES = 256 << 10;

  private TomlFile() {}

  /** Throws {@link UnreadableManifest}. */
  static TomlTable parse(byte[] content) {
    if (content.length > MAX_BYTES) {
      throw new UnreadableManifest("it is larger than a TOML file of 256 kB.");
    }
    var result = Toml.parse(ManifestText.of(content).shallow().text());
    if (result.hasErrors()) {
      var position = result.errors().getFirst().position();
      throw new UnreadableManifest("it is no TOML at line " + position.line() + ".");
    }
    return result;
  }

  /** The table at a path; an empty one when there is none. */
  static TomlTable table(TomlTable table, String... path) {
    var at = table;
    for (var key : path) {
      if (!(at.get(List.of(key)) instanceof TomlTable next)) {
        return Toml.parse("");
      }
      at = next;
    }
    return at;
  }

  /** The tables in a table, whatever their names are. */
  static List<TomlTable> tables(TomlTable table) {
    var tables = new ArrayList<TomlTable>();
    for (var key : table.keySet()) {
      if (table.get(List.of(key)) instanceof TomlTable inner) {
        tables.add(inner);
      }
    }
    return tables;
  }

  static Optional<String> text(TomlTable table, String key) {
    return table.get(List.of(key)) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  static int line(TomlTable table, String key) {
    return line(table.inputPositionOf(List.of(key)));
  }

  /** A text in a list and where it stands. */
  record Item(String text, int line) {}

  /**
   * The texts in a list; others are left out.
   *
   * @param lines of the file: the parser knows only where what comes before a text ends
   */
  static List<Item> items(List<String> lines, TomlTable table, String key) {
    var items = new ArrayList<Item>();
    if (table.get(List.of(key)) instanceof TomlArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i) instanceof String text) {
          items.add(new Item(text, line(lines, text, line(array.inputPositionOf(i)))));
        }
      }
    }
    return items;
  }

  private static int line(List<String> lines, String text, int from) {
    for (int line = from; line <= Math.min(lines.size(), from + 20); line++) {
      if (lines.get(line - 1).contains(text)) {
        return line;
      }
    }
    return from;
  }

  private static int line(@Nullable TomlPosition position) {
    return position == null ? 1 : position.line();
  }
}
