package dev.relay.mcp.analysis.impact;

import dev.relay.mcp.analysis.architecture.TestFiles;
import dev.relay.repo.graph.Reason;
import dev.relay.repo.workspace.RepositoryId;

/** Places that symbols and manifests tell of. */
final class References {
  private static final double DEFINITION = 0.95;

  private References() {}

  static Consumer consumer(Subject subject, SymbolSource.Reference reference) {
    return new Consumer(
        reference.repository(),
        reference.path(),
        reference.line(),
        "",
        reference.use().word(),
        "uses " + subject.name() + ": " + reference.reason(),
        reference.confidence(),
        TestFiles.isTest(reference.path()));
  }

  /** Who renames it begins here. */
  static Consumer consumer(SymbolSource.Definition definition) {
    return new Consumer(
        definition.repository(),
        definition.path(),
        definition.line(),
        definition.signature(),
        Use.DEFINES.word(),
        "defines the " + definition.kind() + " " + definition.name(),
        DEFINITION,
        TestFiles.isTest(definition.path()));
  }

  /** Evidence is {@code path:line}, or words where the workspace says so itself. */
  static Consumer consumer(RepositoryId from, Reason reason) {
    var evidence = reason.evidence();
    var colon = evidence.lastIndexOf(':');
    var isPlace = colon > 0 && evidence.substring(colon + 1).matches("\\d{1,9}");
    return new Consumer(
        from.name(),
        isPlace ? evidence.substring(0, colon) : evidence,
        isPlace ? Integer.parseInt(evidence.substring(colon + 1)) : 0,
        "",
        Use.DEPENDS.word(),
        reason.isDeclared() ? "the workspace says so" : "depends on " + reason.name(),
        reason.confidence(),
        false);
  }
}
