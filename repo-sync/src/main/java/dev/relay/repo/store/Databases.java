package dev.relay.repo.store;

/** The one PostgreSQL, seen by module. */
public interface Databases extends AutoCloseable {
  /**
   * The module's own schema, migrated from {@code classpath:db/<schema>}. Its role sees no other
   * module's schema. Asking again gives the same one.
   */
  Database module(String schema);

  /** Closes the pools; an embedded server is stopped. */
  @Override
  void close();
}
