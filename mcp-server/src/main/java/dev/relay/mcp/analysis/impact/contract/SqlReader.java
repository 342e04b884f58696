package dev.relay.mcp.analysis.impact.contract;

import dev.relay.mcp.analysis.impact.contract.Contract.Field;
import dev.relay.mcp.analysis.impact.contract.Contract.Schema;
import dev.relay.mcp.analysis.impact.contract.Contract.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the tables and columns that SQL files make. */
final class SqlReader implements ContractReader {
  private static final String NAME = "((?:[\\w\"`\\[\\]]+\\.)?[\\w\"`\\[\\]]+)";
  private static final Pattern CREATE =
      Pattern.compile(
          "(?i)\\bcreate\\s+(?:temporary\\s+|unlogged\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?"
              + NAME
              + "\\s*\\(");
  private static final Pattern ADD =
      Pattern.compile(
          "(?i)\\balter\\s+table\\s+(?:only\\s+)?(?:if\\s+exists\\s+)?"
              + NAME
              + "\\s+add\\s+(?:column\\s+)?(?:if\\s+not\\s+exists\\s+)?(\\w+)\\s+([\\w()]+)");
  private static final Set<String> NO_COLUMNS =
      Set.of(
          "primary", "foreign", "unique", "constraint", "check", "key", "index", "exclude", "like");

  @Override
  public boolean reads(String path) {
    return path.toLowerCase(Locale.ROOT).endsWith(".sql");
  }

  @Override
  public Optional<Contract> read(String path, String text) {
    var clean = Statements.withoutComments(text);
    var schemas = new ArrayList<Schema>();
    var create = CREATE.matcher(clean);
    while (create.find()) {
      var fields = columns(clean, create.end());
      schemas.add(
          new Schema(bare(create.group(1)), line(clean, create.start()), fields, List.of()));
    }
    var add = ADD.matcher(clean);
    while (add.find()) {
      var line = line(clean, add.start());
      if (!NO_COLUMNS.contains(add.group(2).toLowerCase(Locale.ROOT))) {
        var field = new Field(add.group(2), add.group(3), false, line, 0, List.of());
        schemas.add(new Schema(bare(add.group(1)), line, List.of(field), List.of()));
      }
    }
    return schemas.isEmpty()
        ? Optional.empty()
        : Optional.of(new Contract(Style.SQL, path, List.of(), schemas));
  }

  /** Up to the bracket that ends the table, each part between commas outside of brackets. */
  private static List<Field> columns(String text, int from) {
    var fields = new ArrayList<Field>();
    int depth = 1;
    int begin = from;
    for (int i = from; i < text.length() && depth > 0; i++) {
      var c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if ((c == ',' && depth == 1) || depth == 0) {
        column(text, begin, i).ifPresent(fields::add);
        begin = i + 1;
      }
    }
    return fields;
  }

  private static Optional<Field> column(String text, int from, int to) {
    var part = text.substring(from, to);
    var words = part.strip().split("\\s+", 3);
    var name = bare(words[0]);
    if (words.length < 2 || name.isEmpty() || NO_COLUMNS.contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    var start = from + part.length() - part.stripLeading().length();
    var required = part.toLowerCase(Locale.ROOT).matches("(?s).*\\b(not\\s+null|primary\\s+key).*");
    return Optional.of(
        new Field(
            name, words[1].toLowerCase(Locale.ROOT), required, line(text, start), 0, List.of()));
  }

  private static String bare(String name) {
    return name.substring(name.lastIndexOf('.') + 1).replaceAll("[\"`\\[\\]]", "");
  }

  private static int line(String text, int offset) {
    return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
  }
}
