package dev.relay.repo.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.repo.git.Diffs;
import dev.relay.repo.git.FileChange;
import dev.relay.repo.git.Repos;
import dev.relay.repo.git.Sha;
import dev.relay.repo.git.TaskTree;
import dev.relay.repo.workspace.RepositoryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeSetTest {
  private static final Sha SHA = new Sha("0".repeat(40));

  @TempDir Path dir;

  @Test
  void everyKindOfChangeIsAnotherDigestAndIsShown() throws IOException {
    var repos = new Repos(dir);
    var backend = repos.remote("backend", Map.of("a.txt", "1\n", "b.txt", "2\n"));
    var tree = repos.tree("t", backend);
    var a = tree.path().resolve("a.txt");
    var seen = new HashSet<String>();

    Files.writeString(tree.path().resolve("empty"), "");
    isNew(repos, tree, seen, "new file mode 100644");
    assertThat(a.toFile().setExecutable(true)).isTrue();
    isNew(repos, tree, seen, "new mode 100755");
    Files.delete(a);
    isNew(repos, tree, seen, "deleted file mode 100644");
    Files.createSymbolicLink(a, Path.of("b.txt"));
    isNew(repos, tree, seen, "new file mode 120000");
    Files.move(tree.path().resolve("b.txt"), tree.path().resolve("c.txt"));
    isNew(repos, tree, seen, "rename to c.txt");
    Files.write(tree.path().resolve("bin"), new byte[] {0, 1});
    isNew(repos, tree, seen, "Binary files /dev/null and b/bin differ");
    Files.write(tree.path().resolve("bin"), new byte[] {0, 2});
    isNew(repos, tree, seen, "Binary files /dev/null and b/bin differ");
    Files.writeString(tree.path().resolve(".gitattributes"), "* -diff\n");
    isNew(repos, tree, seen, "+* -diff");
    Files.writeString(tree.path().resolve("c.txt"), "three\n");
    isNew(repos, tree, seen, "+three");
  }

  private static void isNew(Repos repos, TaskTree tree, Set<String> seen, String shown) {
    var diffs = new Diffs(repos.git());
    var changes = new Changes(repos.trees(), diffs).of(List.of(tree), "message");
    assertThat(seen.add(changes.digest())).as(shown).isTrue();
    var change = changes.changes().getFirst();
    assertThat(diffs.patch(tree.gitDir(), change.base(), change.tree(), null, 1 << 20))
        .contains(shown);
    assertThat(new ChangeSet(changes.changes(), "another").digest()).isNotIn(seen);
  }

  @Test
  void noMessageCanStandForAChange() {
    var one = change("one");
    var two = change("two");
    var line = String.join("\0", "two", SHA.hex(), SHA.hex(), two.patchDigest(), "\n");

    assertThat(new ChangeSet(List.of(one), line + "message").digest())
        .isNotEqualTo(new ChangeSet(List.of(one, two), "message").digest());
  }

  private static RepositoryChange change(String name) {
    return new RepositoryChange(
        new RepositoryId(name), SHA, SHA, "f".repeat(64), List.<FileChange>of());
  }
}
