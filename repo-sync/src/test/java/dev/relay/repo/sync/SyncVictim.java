package dev.relay.repo.sync;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.Mirrors;
import dev.relay.repo.git.NativeGit;
import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import dev.relay.repo.store.Database;
import dev.relay.repo.store.Stores;
import dev.relay.repo.workspace.Repository;
import dev.relay.repo.workspace.SyncMethod;
import dev.relay.repo.workspace.SyncStrategy;
import dev.relay.repo.workspace.Workspace;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A process that syncs, to be killed. Its arguments: a folder, a database, a seed, and names. */
final class SyncVictim {
  private static final List<SyncMethod> METHODS = List.of(SyncMethod.values());
  private static final List<ConflictPolicy> POLICIES = List.of(ConflictPolicy.values());

  private SyncVictim() {}

  public static void main(String[] args) {
    var root = Path.of(args[0]);
    var home = new RelayHome(root.resolve("home"));
    var random = new Random(Long.parseLong(args[2]));
    var repositories = new ArrayList<Repository>();
    for (var name : List.of(args).subList(3, args.length)) {
      repositories.add(repository(new Slot(root, name, false).repository(), random));
    }
    try (var databases = Stores.open(home, Settings.of(Map.of("RELAY_DB_URL", args[1])))) {
      var sync = sync(root, databases.module("repo"));
      sync.recover();
      System.out.println("go");
      var workspace = new Workspace("test", repositories, Map.of(), List.of());
      var policy = POLICIES.get(random.nextInt(POLICIES.size()));
      var request = SyncRequest.of(workspace, repositories).conflicts(policy);
      sync.sync(
          request,
          event -> {
            if (event instanceof SyncEvent.Applying) {
              System.out.println("applying");
            }
          });
      System.out.println("end");
    }
  }

  static Sync sync(Path root, Database database) {
    Git git = new NativeGit(System.getenv());
    return new Sync(
        git,
        new Mirrors(git, root.resolve("mirrors")),
        root.resolve("checkouts"),
        database,
        InstantSource.system(),
        Sync.Ports.NONE);
  }

  private static Repository repository(Repository r, Random random) {
    var main = random.nextInt(3) == 0;
    return new Repository(
        r.id(),
        r.url(),
        r.branch(),
        null,
        List.of(),
        main ? SyncStrategy.MAIN_BRANCH : SyncStrategy.FEATURE_BRANCH,
        false,
        Optional.empty(),
        Optional.of(METHODS.get(random.nextInt(METHODS.size()))),
        r.checkout(),
        r.labels());
  }
}
