package dev.relay.mcp.analysis.impact;

import dev.relay.repo.workspace.RepositoryId;
import java.util.Optional;

/**
 * What would change.
 *
 * @param name of a symbol, field, table, …; {@code GET /users/{id}} for an endpoint
 * @param within the schema or table of a field, the generated name of an endpoint; may be empty
 * @param repository who defines it, as far as that is known
 * @param path where it is defined; may be empty
 * @param line from 1; 0 for none
 */
public record Subject(
    Kind kind,
    String name,
    String within,
    Optional<RepositoryId> repository,
    String path,
    int line) {

  private static final String CONTEXT = "(context)";

  /** What kind of thing. */
  public enum Kind {
    SYMBOL("symbol"),
    FILE("file"),
    ENDPOINT("endpoint"),
    SCHEMA("schema"),
    FIELD("field"),
    TABLE("table"),
    COLUMN("column"),
    PACKAGE("package"),
    REPOSITORY("repository"),
    VARIABLE("environment variable"),
    TOPIC("topic");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  static Subject anywhere(Kind kind, String name) {
    return new Subject(kind, name, "", Optional.empty(), "", 0);
  }

  /** {@code field userName of User}. */
  public String title() {
    var isPart = kind == Kind.FIELD || kind == Kind.COLUMN;
    return kind.word() + " " + name + (isPart ? " of " + within : "");
  }

  /** What a field is in: of interest where the field is looked for. */
  Subject context() {
    var whole = kind == Kind.COLUMN ? Kind.TABLE : Kind.SCHEMA;
    return new Subject(whole, within, CONTEXT, repository, "", 0);
  }

  boolean isContext() {
    return within.equals(CONTEXT);
  }

  /** For an endpoint anywhere in its document, which has its path elsewhere. */
  boolean isDefinedAt(String inRepository, String atPath, int atLine) {
    return (line == atLine || kind == Kind.ENDPOINT)
        && path.equals(atPath)
        && repository.map(RepositoryId::name).orElse("").equals(inRepository);
  }
}
