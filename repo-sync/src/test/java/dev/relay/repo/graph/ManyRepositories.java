package dev.relay.repo.graph;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.workspace.Labels;
import dev.relay.repo.workspace.RemoteUrl;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.RepositoryId;
import dev.relay.repo.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A large workspace whose mirrors are written at once, without remotes. */
public final class ManyRepositories {
  private final Random random = new Random(1);
  private final Workspace workspace;

  private ManyRepositories(int count) {
    var repositories = IntStream.range(0, count).mapToObj(ManyRepositories::repository).toList();
    workspace = new Workspace("big", repositories, Map.of(), List.of());
  }

  /** Each one uses up to four that come before it, by Maven, npm or Go. */
  public static Workspace create(int count, Git git, Mirrors mirrors) {
    var many = new ManyRepositories(count);
    for (int i = 0; i < count; i++) {
      var mirror = mirrors.gitDir(many.workspace.repositories().get(i));
      git.run(GitCall.in(null, "init", "-q", "--bare", "--initial-branch=main", mirror.toString()));
      finish(mirror);
      var history = many.history(i).getBytes(StandardCharsets.UTF_8);
      git.run(GitCall.in(mirror, "fast-import", "--quiet").input(history));
    }
    return many.workspace;
  }

  /** Else it counts as one whose making was interrupted, and is made again. */
  private static void finish(Path mirror) {
    try {
      Files.writeString(mirror.resolve("info/attributes"), "# none\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Repository repository(int i) {
    var url = new RemoteUrl("https://git.example.com/acme/r" + i + ".git");
    return Repository.of(new RepositoryId("r" + i), url, "main")
        .with(new Labels(List.of("group" + i % 20), List.of("tag" + i % 7)));
  }

  private String history(int i) {
    var uses = new TreeSet<Integer>();
    for (int n = 0; i > 0 && n < random.nextInt(5); n++) {
      uses.add(random.nextInt(i));
    }
    var commit =
        "commit refs/heads/main\ncommitter A <a@example.com> 1700000000 +0000\ndata 1\nx\n";
    return commit
        + file("pom.xml", pom(i, uses))
        + file("package.json", "{\"name\": \"@acme/r%d\"}\n".formatted(i))
        + file("go.mod", "module example.com/acme/r%d\n".formatted(i))
        + file("src/Main.java", "class Main {}\n");
  }

  private static String file(String path, String text) {
    return "M 100644 inline %s\ndata %d\n%s\n".formatted(path, text.length(), text);
  }

  private static String pom(int i, Set<Integer> uses) {
    return """
    <project>
      <groupId>com.acme</groupId>
      <artifactId>r%d</artifactId>
      <dependencies>
    %s
      </dependencies>
    </project>
    """
        .formatted(
            i,
            uses.stream()
                .map(
                    "    <dependency><groupId>com.acme</groupId><artifactId>r%d</artifactId></dependency>"
                        ::formatted)
                .collect(Collectors.joining("\n")));
  }
}
