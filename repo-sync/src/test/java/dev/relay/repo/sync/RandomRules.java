package dev.relay.repo.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Random rules to ignore files by, and files with the few short names that they speak of. */
final class RandomRules {
  private static final List<String> PARTS =
      List.of("a", "b", "c", "x", "x.o", "*", "**", "*.o", "?", "a*", "*b", "?.?", "**x", "a.b");

  private static final List<String> NAMES = List.of("a", "b", "c", "x.o", "a.b", "bb");

  private RandomRules() {}

  static String rules(Random random) {
    return IntStream.range(0, 2 + random.nextInt(5))
        .mapToObj(_ -> rule(random))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  /** One or two, somewhere in three folders. */
  static void files(Random random, Path tree) throws IOException {
    for (int i = random.nextInt(2); i >= 0; i--) {
      var parts =
          IntStream.range(0, 1 + random.nextInt(3))
              .mapToObj(_ -> NAMES.get(random.nextInt(NAMES.size())))
              .toList();
      var file = tree.resolve("abc".charAt(random.nextInt(3)) + "/" + String.join("/", parts));
      Files.createDirectories(file);
      Files.writeString(file.resolve("x"), "");
    }
  }

  private static String rule(Random random) {
    var parts =
        IntStream.range(0, 1 + random.nextInt(3))
            .mapToObj(_ -> PARTS.get(random.nextInt(PARTS.size())))
            .collect(Collectors.joining("/"));
    return (random.nextInt(5) == 0 ? "!" : "")
        + (random.nextInt(4) == 0 ? "/" : "")
        + parts
        + (random.nextInt(4) == 0 ? "/" : "");
  }
}
