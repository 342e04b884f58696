package dev.relay.mcp.analysis.symbols.worker;

import dev.relay.mcp.analysis.symbols.parse.Language;
import dev.relay.mcp.analysis.symbols.parse.Languages;
import dev.relay.mcp.analysis.symbols.parse.WorkerMain;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How the worker is started: the same JDK, a small heap, and only the jars it needs. */
public record WorkerCommand(List<String> words) {
  private static final List<String> JVM =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xms16m",
          "-Xmx192m",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:-UsePerfData",
          "-Xshare:auto",
          "-Xlog:disable",
          "--enable-native-access=ALL-UNNAMED");

  public WorkerCommand {
    words = List.copyOf(words);
  }

  /**
   * @param folder where native libraries are unpacked
   */
  static WorkerCommand in(Path folder) {
    return of(WorkerMain.class.getName(), jars(), folder);
  }

  static WorkerCommand of(String main, Set<Path> jars, Path folder) {
    var words = new ArrayList<String>();
    if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
      words.addAll(List.of("/usr/bin/nice", "-n", "15"));
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(JVM);
    words.add("-Djava.io.tmpdir=" + folder);
    words.add("-XX:ErrorFile=" + folder.resolve("crash.txt"));
    words.add("-cp");
    words.add(jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    words.add(main);
    return new WorkerCommand(words);
  }

  /** Found by their classes, none of which is loaded here. */
  static Set<Path> jars() {
    var jars = new LinkedHashSet<Path>();
    jars.add(jar(WorkerMain.class.getName()));
    jars.add(jar("org.treesitter.TSParser"));
    jars.add(jar("org.jspecify.annotations.Nullable"));
    jars.add(jar("com.google.re2j.Pattern"));
    Languages.all().map(Language::grammar).map(WorkerCommand::jar).forEach(jars::add);
    return jars;
  }

  private static Path jar(String className) {
    var file = className.replace('.', '/') + ".class";
    var resource = WorkerMain.class.getClassLoader().getResource(file);
    if (resource == null) {
      throw new WorkerFailure("This Relay was built without " + className + ".");
    }
    var text = resource.toString();
    return text.startsWith("jar:")
        ? Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/"))))
        : Path.of(URI.create(text.substring(0, text.length() - file.length())));
  }
}
