package dev.relay.mcp.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a repository labels to select it by, or takes them away. */
abstract class Labelling extends RepoPatch {
  @Parameters(index = "0", paramLabel = "REPOSITORY", description = "Its name.")
  String name = "";

  @Parameters(index = "1..*", arity = "1..*", paramLabel = "LABEL", description = "One or more.")
  List<String> labels = List.of();

  @Option(
      names = {"-d", "--delete"},
      description = "Take them away.")
  boolean delete;

  private final String field;

  /**
   * @param field of the repository
   */
  Labelling(Session session, String field) {
    super(session);
    this.field = field;
  }

  @Override
  public Integer call() {
    var all = new LinkedHashSet<>(Json.texts(repository(name), field));
    if (delete) {
      all.removeAll(labels);
    } else {
      all.addAll(labels);
    }
    return show(patch(name, Map.of(field, List.copyOf(all))));
  }
}
