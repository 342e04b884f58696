package dev.relay.mcp.analysis.findings;

import dev.relay.mcp.analysis.findings.rule.GitleaksFile;
import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.mcp.analysis.findings.rule.RuleFile;
import dev.relay.mcp.analysis.findings.rule.RuleFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Relay's own rules and those of the user.
 *
 * @param problems sentences about a file of the user's that is not used; Relay's own rules are then
 */
record Rules(List<Rule> rules, List<String> problems) {
  /** What the user sets to a file with rules of gitleaks. */
  static final String GITLEAKS = "RELAY_GITLEAKS_RULES";

  /** What the user sets to a file with rules such as Relay's own. */
  static final String YAML = "RELAY_FINDING_RULES";

  private static final List<String> OWN =
      List.of("secrets.yaml", "code.yaml", "syntax.yaml", "choices.yaml");

  Rules {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
  }

  /** Of the user's files, either may be named, both or none. */
  static Rules load(Optional<Path> gitleaks, Optional<Path> yaml) {
    var rules = new ArrayList<>(own());
    var problems = new ArrayList<String>();
    gitleaks.ifPresent(file -> add(rules, problems, GITLEAKS, file, GitleaksFile::parse));
    yaml.ifPresent(file -> add(rules, problems, YAML, file, RuleFile::parse));
    return new Rules(rules, problems);
  }

  private static void add(
      List<Rule> rules,
      List<String> problems,
      String setting,
      Path file,
      BiFunction<String, String, List<Rule>> parser) {
    try {
      rules.addAll(parser.apply(String.valueOf(file.getFileName()), read(file)));
    } catch (RuleFileException e) {
      problems.add("The rules of " + setting + " are not used: " + e.getMessage());
    }
  }

  static List<Rule> own() {
    return OWN.stream().flatMap(file -> RuleFile.parse(file, resource(file)).stream()).toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new RuleFileException(String.valueOf(file.getFileName()), 1, "It is no UTF-8 text.");
    } catch (IOException e) {
      throw new RuleFileException(
          String.valueOf(file.getFileName()), 1, "It can't be read; look whether it is there.");
    }
  }

  private static String resource(String name) {
    try (var in = Rules.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
