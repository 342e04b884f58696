package dev.relay.mcp.analysis.findings.dependency;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Who reads which file. */
public final class VersionReaders {
  private static final List<VersionReader> READERS =
      List.of(
          new MavenVersions(),
          new GradleVersions(),
          new NpmVersions(),
          new NpmLock(),
          new YarnLock(),
          new PnpmLock(),
          new GoVersions(),
          new PythonVersions(),
          new TomlLock());

  private VersionReaders() {}

  public static Optional<VersionReader> of(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return READERS.stream().filter(reader -> reader.reads(name)).findFirst();
  }

  /**
   * The one place where whatever a parser throws is taken for a fault of the file. Throws {@link
   * UnreadableVersions}.
   */
  public static Declared read(VersionReader reader, String path, byte[] bytes) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    try {
      return reader.read(name, new String(bytes, StandardCharsets.UTF_8));
    } catch (UnreadableVersions e) {
      throw e;
    } catch (RuntimeException | StackOverflowError e) {
      throw new UnreadableVersions("it cannot be read", e);
    }
  }
}
