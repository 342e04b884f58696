package dev.relay.mcp.analysis.impact;

import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.util.List;
import java.util.Optional;

/** Where names of code are defined and used. */
public interface SymbolSource {
  /**
   * @param kind such as {@code class} or {@code method}
   * @param line from 1
   */
  record Definition(
      String repository, String path, int line, String kind, String name, String signature) {}

  /**
   * @param confidence 0 to 1, that it is the symbol that was asked for
   * @param reason why so, in a few words
   */
  record Reference(
      String repository, String path, int line, Use use, double confidence, String reason) {
    Consumer.Place place() {
      return new Consumer.Place(repository, path, line);
    }
  }

  /**
   * @param definitions of the name, whoever has them
   * @param references the surest first
   * @param truncated true when there are more of them
   * @param notes sentences about what could not be looked at
   */
  record Uses(
      List<Definition> definitions,
      List<Reference> references,
      boolean truncated,
      List<String> notes) {}

  /**
   * @param definedIn whose definition is meant; empty for any
   * @param limit of references
   */
  Uses uses(Workspace workspace, String name, Optional<RepositoryId> definedIn, int limit);

  /** What a file defines, in its order; empty when nobody knows. */
  List<Definition> outline(Repository repository, String path);
}
