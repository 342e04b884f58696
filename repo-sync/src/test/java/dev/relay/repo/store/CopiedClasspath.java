package dev.relay.repo.store;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/** The class path of this JVM where every user may read it. */
final class CopiedClasspath {
  private CopiedClasspath() {}

  static String into(Path folder) throws IOException {
    var copies = new ArrayList<String>();
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var from = Path.of(entry);
      if (Files.exists(from)) {
        var to = folder.resolve(copies.size() + "-" + from.getFileName());
        FileSystemUtils.copyRecursively(from, to);
        copies.add(to.toString());
      }
    }
    Shell.run(List.of("chmod", "-R", "a+rX", folder.toString()));
    return String.join(File.pathSeparator, copies);
  }
}
