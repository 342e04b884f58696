package dev.relay.launcher;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The launcher on a machine that has only what a test puts there. */
final class Launcher {
  private static final List<String> BARE =
      List.of(
          "bash",
          "sh",
          "cat",
          "sed",
          "grep",
          "head",
          "tail",
          "find",
          "date",
          "dirname",
          "readlink",
          "id",
          "mkdir",
          "rm",
          "mv",
          "cp",
          "ls",
          "sort",
          "touch",
          "sleep",
          "tr",
          "printenv",
          "nice");

  private final Path machine;
  private final Path checkout;
  private final Map<String, String> environment = new TreeMap<>();

  record Result(int code, String out, String err) {}

  private Launcher(Path machine, Path checkout) {
    this.machine = machine;
    this.checkout = checkout;
  }

  static Launcher on(Path machine) throws IOException {
    var launcher = new Launcher(machine, copyOfTheLauncher(machine.resolve("checkout")));
    for (var name : BARE) {
      launcher.program(name, "exec " + find(name) + " \"$@\"");
    }
    return launcher
        .environment("PATH", machine.resolve("bin").toString())
        .environment("HOME", machine.toString())
        .environment("RELAY_HOME", machine.resolve("home").toString())
        .environment("RELAY_JDK_FOLDERS", "");
  }

  /** Nothing is built there, and a build would fail at once: there is no module. */
  private static Path copyOfTheLauncher(Path checkout) throws IOException {
    var root = Path.of("..").toAbsolutePath().normalize();
    Files.createDirectories(checkout.resolve("launcher"));
    Files.copy(root.resolve("relay"), checkout.resolve("relay"));
    Files.copy(root.resolve("pom.xml"), checkout.resolve("pom.xml"));
    try (var parts = Files.list(root.resolve("launcher"))) {
      for (var part : parts.toList()) {
        Files.copy(part, checkout.resolve("launcher").resolve(part.getFileName()));
      }
    }
    return checkout;
  }

  Path home() {
    return machine.resolve("home");
  }

  Launcher environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Launcher program(String name, String script) throws IOException {
    var file = machine.resolve("bin").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  /** The real Node, for what the launcher does with it. */
  Launcher realNode() throws IOException {
    return program("node", "exec " + find("node") + " \"$@\"");
  }

  Launcher jdk(String version) throws IOException {
    program("../jdk/bin/java", "exit 1").program("../jdk/bin/javac", "exit 1");
    Files.writeString(machine.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    return environment("JAVA_HOME", machine.resolve("jdk").toString());
  }

  /** The JDK that runs the tests. */
  Launcher realJdk() {
    return environment("JAVA_HOME", System.getProperty("java.home"));
  }

  /** As a build leaves it, from what the tests run with. */
  Launcher built() throws IOException {
    var lib = Files.createDirectories(checkout.resolve("target/apps/1/lib"));
    Files.writeString(checkout.resolve("target/apps/current"), "1\n");
    Files.createFile(checkout.resolve("target/apps/1/relay.jar"));
    for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      var path = Path.of(entry);
      var isModule = path.endsWith(Path.of("target", "classes"));
      var name = isModule ? path.getName(path.getNameCount() - 3) + "-1.jar" : path.getFileName();
      var link = lib.resolve(name.toString());
      var isShipped = !name.toString().endsWith("-tests.jar");
      if (isShipped && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
        Files.createSymbolicLink(link, path);
      }
    }
    return this;
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(checkout.resolve("relay").toString()));
    command.addAll(List.of(arguments));
    var out = machine.resolve("out");
    var err = machine.resolve("err");
    var builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    var code = builder.start().waitFor();
    return new Result(code, read(out), read(err));
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8).strip();
  }

  private static Path find(String name) {
    for (var folder : System.getenv("PATH").split(":")) {
      if (Files.isExecutable(Path.of(folder, name))) {
        return Path.of(folder, name);
      }
    }
    throw new IllegalStateException("this machine has no " + name);
  }
}
