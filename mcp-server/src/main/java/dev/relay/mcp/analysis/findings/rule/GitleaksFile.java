package dev.relay.mcp.analysis.findings.rule;

import com.google.re2j.Pattern;
import dev.relay.mcp.analysis.findings.rule.Rule.Kind;
import dev.relay.mcp.analysis.findings.rule.Rule.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Rules in the format of gitleaks, from a file that the user names. What it allows is allowed for
 * its own rules only; what it extends is not looked for.
 */
public final class GitleaksFile {
  private static final int MAX_CHARS = 1 << 20;

  /** Lines around a keyword in which a match lies; a private key has many. */
  private static final int BEFORE = 5;

  private static final int AFTER = 60;
  private static final double CONFIDENCE = 0.7;

  private final String file;

  private GitleaksFile(String file) {
    this.file = file;
  }

  /** Throws {@link RuleFileException} with the line. */
  public static List<Rule> parse(String file, String toml) {
    if (toml.length() > MAX_CHARS) {
      throw new RuleFileException(file, 1, "It is larger than 1 MB.");
    }
    refuseDepth(file, toml);
    var result = Toml.parse(toml);
    if (result.hasErrors()) {
      var error = result.errors().getFirst();
      throw new RuleFileException(file, error.position().line(), "This is no TOML.");
    }
    return new GitleaksFile(file).rules(result);
  }

  /** The parser calls itself for each bracket. */
  private static void refuseDepth(String file, String toml) {
    int line = 1;
    int run = 0;
    for (int i = 0; i < toml.length(); i++) {
      char c = toml.charAt(i);
      line += c == '\n' ? 1 : 0;
      run = c == '[' || c == '{' ? run + 1 : 0;
      if (run > 50) {
        throw new RuleFileException(file, line, "This is nested too deeply.");
      }
    }
  }

  private List<Rule> rules(TomlTable root) {
    var allowed = allowed(root);
    var rules = new ArrayList<Rule>();
    for (var table : tables(root, "rules")) {
      rules.add(rule(table, allowed));
    }
    return rules;
  }

  /** What a list of exceptions says about paths and about texts. */
  private record Allowed(List<Pattern> paths, Exceptions texts) {
    Allowed and(Allowed other) {
      var all = new ArrayList<>(paths);
      all.addAll(other.paths);
      return new Allowed(List.copyOf(all), texts.and(other.texts));
    }
  }

  private Rule rule(TomlTable table, Allowed general) {
    var id = text(table, "id").orElseThrow(() -> wrong(table, "", "A rule needs an 'id'."));
    var allowed = general.and(allowed(table));
    var pattern = text(table, "regex").map(regex -> pattern(table, regex));
    var only = text(table, "path").map(path -> List.of(compiled(table, "path", path)));
    if (pattern.isEmpty() && only.isEmpty()) {
      throw wrong(table, "id", "The rule '" + id + "' needs a 'regex' or a 'path'.");
    }
    var title = text(table, "description").filter(t -> !t.isBlank()).orElse(id);
    return new Rule(
        id.toLowerCase(Locale.ROOT),
        Topic.SECURITY,
        Severity.HIGH,
        CONFIDENCE,
        new Words(
            title,
            "A rule of " + file + " says that this is a secret.",
            "Make the secret void where it was issued, then take it out of the code."),
        texts(table, "keywords").stream().map(word -> word.toLowerCase(Locale.ROOT)).toList(),
        pattern,
        Optional.empty(),
        new PathScope(Set.of(), only.orElse(List.of()), allowed.paths()),
        allowed.texts(),
        new Kind.Secret(number(table, "entropy")));
  }

  private TextPattern pattern(TomlTable table, String regex) {
    var pattern = compiled(table, "regex", regex);
    var group = (int) number(table, "secretGroup");
    if (group > pattern.groupCount()) {
      throw wrong(table, "secretGroup", "The regex has no group " + group + ".");
    }
    var first = group == 0 && pattern.groupCount() > 0 ? 1 : group;
    return new TextPattern(pattern, first, BEFORE, AFTER, Optional.empty());
  }

  private Allowed allowed(TomlTable table) {
    var all = new Allowed(List.of(), Exceptions.NONE);
    for (var each : tables(table, "allowlists")) {
      all = all.and(one(each));
    }
    return table.get(List.of("allowlist")) instanceof TomlTable single ? all.and(one(single)) : all;
  }

  /** One that holds only where several things meet is left out: rather one finding too many. */
  private Allowed one(TomlTable table) {
    var kinds = List.of("paths", "regexes", "stopwords", "commits");
    if (text(table, "condition").filter("AND"::equalsIgnoreCase).isPresent()
        && kinds.stream().filter(kind -> table.get(List.of(kind)) != null).count() > 1) {
      return new Allowed(List.of(), Exceptions.NONE);
    }
    var regexes = compiled(table, "regexes");
    var target = text(table, "regexTarget").orElse("");
    var isMatch = target.equals("match");
    var isLine = target.equals("line");
    return new Allowed(
        compiled(table, "paths"),
        new Exceptions(
            isMatch || isLine ? List.of() : regexes,
            isMatch ? regexes : List.of(),
            isLine ? regexes : List.of(),
            texts(table, "stopwords").stream().map(w -> w.toLowerCase(Locale.ROOT)).toList()));
  }

  private List<Pattern> compiled(TomlTable table, String key) {
    return texts(table, key).stream().map(regex -> compiled(table, key, regex)).toList();
  }

  private Pattern compiled(TomlTable table, String key, String regex) {
    return checked(table, key, regex, Patterns::compile);
  }

  private <T> T checked(TomlTable table, String key, String text, Function<String, T> make) {
    try {
      return make.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(table, key, String.valueOf(e.getMessage()));
    }
  }

  private List<TomlTable> tables(TomlTable table, String key) {
    var value = table.get(List.of(key));
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof TomlArray array)) {
      throw wrong(table, key, "Write '" + key + "' as [[" + key + "]].");
    }
    var tables = new ArrayList<TomlTable>();
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof TomlTable each)) {
        throw wrong(table, key, "Write '" + key + "' as [[" + key + "]].");
      }
      tables.add(each);
    }
    return tables;
  }

  private List<String> texts(TomlTable table, String key) {
    var texts = new ArrayList<String>();
    if (table.get(List.of(key)) instanceof TomlArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (!(array.get(i) instanceof String text)) {
          throw wrong(table, key, "Write '" + key + "' as a list of texts.");
        }
        texts.add(text);
      }
    }
    return texts;
  }

  private Optional<String> text(TomlTable table, String key) {
    return switch (table.get(List.of(key))) {
      case null -> Optional.empty();
      case String text -> Optional.of(text);
      default -> throw wrong(table, key, "Write '" + key + "' as a text.");
    };
  }

  private double number(TomlTable table, String key) {
    return switch (table.get(List.of(key))) {
      case null -> 0;
      case Number number when number.doubleValue() >= 0 && number.doubleValue() < 100 ->
          number.doubleValue();
      default -> throw wrong(table, key, "Write '" + key + "' as a number from 0 to 99.");
    };
  }

  private RuleFileException wrong(TomlTable table, String key, String sentence) {
    var own = key.isEmpty() ? null : table.inputPositionOf(List.of(key));
    return new RuleFileException(file, line(own != null ? own : first(table)), sentence);
  }

  private static @Nullable TomlPosition first(TomlTable table) {
    return table.keySet().stream()
        .map(key -> table.inputPositionOf(List.of(key)))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static int line(@Nullable TomlPosition position) {
    return position == null ? 1 : position.line();
  }
}
