package dev.relay.mcp.analysis.findings;

import dev.relay.mcp.analysis.findings.rule.Rule;
import dev.relay.mcp.analysis.findings.rule.Severity;
import dev.relay.mcp.analysis.findings.rule.Topic;
import java.util.List;

/**
 * Something that should be looked at. Of a secret it never has a character.
 *
 * @param rule its name in {@code relay:ignore}
 * @param confidence 0 to 1: how likely it is right
 * @param path in the repository, at its head
 * @param line from 1
 * @param fix a sentence that says what to do
 * @param places for what differs between repositories: where each of them does it how
 */
public record Finding(
    String rule,
    Topic topic,
    Severity severity,
    double confidence,
    String repository,
    String path,
    int line,
    String title,
    String why,
    String fix,
    List<Place> places) {
  public Finding {
    places = List.copyOf(places);
  }

  static Finding of(Rule rule, double confidence, String repository, String path, int line) {
    return new Finding(
        rule.id(),
        rule.topic(),
        rule.severity(),
        confidence,
        repository,
        path,
        line,
        rule.words().title(),
        rule.words().why(),
        rule.words().fix(),
        List.of());
  }
}
