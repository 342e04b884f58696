package dev.relay.mcp.analysis.findings.dependency;

/**
 * Reads the versions in one kind of file. The files come from repositories that anybody can write
 * to: nothing in them is run, fetched or followed.
 */
public interface VersionReader {
  /**
   * @param name of the file, without its folder
   */
  boolean reads(String name);

  /** Throws {@link UnreadableVersions}; says nothing about what it does not understand. */
  Declared read(String name, String text);
}
