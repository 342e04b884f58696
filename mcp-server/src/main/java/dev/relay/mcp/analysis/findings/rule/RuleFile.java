package dev.relay.mcp.analysis.findings.rule;

import dev.relay.mcp.analysis.findings.rule.Rule.Kind;
import dev.relay.mcp.analysis.findings.rule.Rule.Words;
import dev.relay.mcp.analysis.search.Languages;
import dev.relay.mcp.analysis.search.SearchRefused;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Rules as YAML: {@code rules}, and {@code defaults} for the keys that they leave out. The keys are
 * told in docs/findings.md.
 */
public final class RuleFile {
  private static final int MAX_CHARS = 1 << 20;
  private static final int LONGEST_QUERY = 5000;

  private static final Set<String> KEYS =
      Set.of(
          "id",
          "title",
          "topic",
          "severity",
          "confidence",
          "keywords",
          "pattern",
          "query",
          "inside",
          "yes",
          "no",
          "group",
          "after",
          "near",
          "secret",
          "entropy",
          "languages",
          "paths",
          "not_paths",
          "not",
          "concern",
          "choice",
          "why",
          "fix");

  private RuleFile() {}

  /** Throws {@link RuleFileException} with the line. */
  public static List<Rule> parse(String file, String yaml) {
    var root = RuleFields.of(file, compose(file, yaml), Set.of("defaults", "rules"));
    var defaults = root.find("defaults").map(node -> RuleFields.of(file, node, KEYS));
    var rules = new ArrayList<Rule>();
    var ids = new HashSet<String>();
    for (var node : root.items("rules")) {
      var own = RuleFields.of(file, node, KEYS);
      var rule = rule(defaults.map(own::orElse).orElse(own));
      if (!ids.add(rule.id())) {
        throw own.wrong("id", "There are two rules '" + rule.id() + "'; rename one.");
      }
      rules.add(rule);
    }
    return rules;
  }

  private static Node compose(String file, String yaml) {
    var options = new LoaderOptions();
    options.setCodePointLimit(MAX_CHARS);
    options.setNestingDepthLimit(20);
    try {
      return Optional.ofNullable(new Yaml(options).compose(new StringReader(yaml)))
          .orElseThrow(() -> new RuleFileException(file, 1, "It is empty; start with 'rules:'."));
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
      throw new RuleFileException(
          file, mark.getLine() + 1, "This is no YAML: " + e.getProblem() + ".");
    } catch (YAMLException e) {
      throw new RuleFileException(file, 1, "This is no YAML that can be read; keep it below 1 MB.");
    }
  }

  private static Rule rule(RuleFields fields) {
    var keywords =
        fields.texts("keywords").stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    var syntax = fields.find("query").map(_ -> syntax(fields));
    var pattern =
        syntax.isPresent()
            ? Optional.<TextPattern>empty()
            : fields.find("pattern").map(_ -> pattern(fields));
    var paths = scope(fields);
    if (syntax.isPresent() && (keywords.isEmpty() || paths.endings().isEmpty())) {
      throw fields.wrong(
          "query", "A query needs 'languages', and 'keywords' of files that are worth parsing.");
    }
    if (pattern.isPresent() && keywords.isEmpty()) {
      throw fields.wrong("pattern", "A pattern needs 'keywords', one of which is in every match.");
    }
    if (pattern.isEmpty() && syntax.isEmpty() && paths.only().isEmpty()) {
      throw fields.wrong("id", "A rule needs a 'pattern', a 'query' or 'paths'.");
    }
    return new Rule(
        fields.value("id", RuleFile::id),
        fields.constant("topic", Topic.class),
        fields.constant("severity", Severity.class),
        fields.number("confidence", 0, 1).orElse(0.8),
        new Words(fields.text("title"), fields.text("why"), fields.text("fix")),
        keywords,
        pattern,
        syntax,
        paths,
        new Exceptions(fields.patterns("not"), List.of(), List.of(), List.of()),
        kind(fields));
  }

  private static String id(String id) {
    if (!id.matches("[a-z0-9][a-z0-9-]{1,80}")) {
      throw new IllegalArgumentException("Write an id in lower case letters, digits and dashes.");
    }
    return id;
  }

  private static TextPattern pattern(RuleFields fields) {
    var pattern = fields.value("pattern", Patterns::compile);
    var highest = Math.min(1, pattern.groupCount());
    var group = whole(fields, "group", highest);
    if (group > pattern.groupCount()) {
      throw fields.wrong("group", "The pattern has no group " + group + ".");
    }
    var after = whole(fields, "after", 0);
    var near = fields.find("near").map(_ -> fields.value("near", Patterns::compile));
    return new TextPattern(pattern, group, 0, after, near);
  }

  private static SyntaxPattern syntax(RuleFields fields) {
    var query = fields.value("query", RuleFile::query);
    for (var type : fields.texts("inside")) {
      if (!type.matches("[a-z_]{1,60}")) {
        throw fields.wrong("inside", "'" + type + "' is no type of node.");
      }
    }
    var text = fields.find("pattern").map(_ -> fields.value("pattern", Patterns::compile));
    return new SyntaxPattern(query, fields.texts("inside"), text);
  }

  private static String query(String query) {
    if (query.length() > LONGEST_QUERY || !query.contains("@found")) {
      throw new IllegalArgumentException(
          "Write a query of at most 5000 letters, with @found at the place.");
    }
    return query;
  }

  private static int whole(RuleFields fields, String key, int otherwise) {
    return fields.number(key, 0, 20).map(Double::intValue).orElse(otherwise);
  }

  private static PathScope scope(RuleFields fields) {
    return new PathScope(endings(fields), fields.globs("paths"), fields.globs("not_paths"));
  }

  private static Set<String> endings(RuleFields fields) {
    try {
      return Languages.extensions(Languages.named(fields.texts("languages")));
    } catch (SearchRefused e) {
      throw fields.wrong("languages", String.valueOf(e.getMessage()));
    }
  }

  private static Kind kind(RuleFields fields) {
    if (fields.find("concern").isPresent()) {
      return new Kind.Choice(
          fields.text("concern"), fields.find("choice").map(_ -> fields.text("choice")).orElse(""));
    }
    return fields.is("secret")
        ? new Kind.Secret(fields.number("entropy", 0, 8).orElse(0.0))
        : new Kind.Code();
  }
}
