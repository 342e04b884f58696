package dev.relay.repo.git;

import dev.relay.repo.workspace.RemoteUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;

/** Git as installed, 2.38 or newer. */
public final class NativeGit implements Git {
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final Duration idle;
  private final GitEnvironment environment;
  private final SshCommand ssh;
  private final OpenRepositories open = new OpenRepositories();
  private final GitReader reader = new ChosenReader(new JGitReader(open), new NativeReader(this));
  private final TreeGlimpses glimpses = new TreeGlimpses(open);

  private final RemoteAddresses addresses;
  private final QuickRefs quickRefs;
  private final UserRouting routing;
  private final List<HostCredentials> credentials;

  /** As the other, with no private remotes allowed. */
  public NativeGit(Map<String, String> ambient) {
    this(ambient, new RemoteAddresses(""));
  }

  /**
   * @param ambient the environment of Relay itself
   * @param addresses where remotes may lie
   */
  public NativeGit(Map<String, String> ambient, RemoteAddresses addresses) {
    this(ambient, addresses, List.of());
  }

  /**
   * @param credentials asked for every remote with an http(s) address
   */
  public NativeGit(
      Map<String, String> ambient, RemoteAddresses addresses, List<HostCredentials> credentials) {
    this(ambient, addresses, credentials, IDLE);
  }

  /**
   * @param idle how long a remote may say nothing at all; git itself would wait for hours
   */
  NativeGit(
      Map<String, String> ambient,
      RemoteAddresses addresses,
      List<HostCredentials> credentials,
      Duration idle) {
    this.idle = idle;
    this.environment = new GitEnvironment(ambient);
    this.ssh = new SshCommand(ambient);
    this.addresses = addresses;
    this.credentials = List.copyOf(credentials);
    this.routing = new UserRouting(this, ambient);
    this.quickRefs = new QuickRefs(addresses, routing);
  }

  @Override
  public GitOutput run(GitCall call) {
    var kept = new ByteArrayOutputStream();
    var end = run(call, kept, call.maxBytes());
    if (end.cut() && call.maxBytes() == GitCall.MAX_BYTES) {
      throw new GitFailure(
          GitFailure.Kind.BROKEN, "Git answered with more than Relay can keep; ask for less.");
    }
    return new GitOutput(end.exit(), kept.toByteArray(), end.cut());
  }

  @Override
  public GitOutput run(GitCall call, OutputStream sink) {
    return run(call, sink, Long.MAX_VALUE);
  }

  @Override
  public Optional<SortedMap<String, Sha>> quickRefs(RemoteUrl url) {
    return quickRefs.list(url);
  }

  @Override
  public TreeGlimpse glimpse(Path gitDir, Path tree) {
    return glimpses.look(gitDir, tree);
  }

  @Override
  public GitReader reader() {
    return reader;
  }

  private GitOutput run(GitCall call, OutputStream sink, long maxBytes) {
    var process = new GitProcess(start(call), call.input(), sink, maxBytes);
    try {
      if (process.await(call.deadline(), idle(call))) {
        return new GitOutput(0, new byte[0], true);
      }
    } catch (GitProcess.Silent e) {
      throw GitErrors.silent(call, idle);
    } catch (TimeoutException e) {
      throw GitErrors.late(call);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GitFailure(GitFailure.Kind.BROKEN, "It was stopped before git was done.");
    } catch (CompletionException e) {
      throw new GitFailure(
          GitFailure.Kind.BROKEN, "What git printed could not be kept; see if the disk is full.");
    }
    if (!call.accepted().contains(process.exit())) {
      throw GitErrors.of(call, process.errors());
    }
    return new GitOutput(process.exit(), new byte[0], false);
  }

  private Optional<Duration> idle(GitCall call) {
    return call.place().remote() == null ? Optional.empty() : Optional.of(idle);
  }

  private Process start(GitCall call) {
    var builder = new ProcessBuilder(command(call)).directory(directory(call).toFile());
    if (call.input().length == 0) {
      builder.redirectInput(Redirect.from(Redirect.DISCARD.file()));
    }
    builder.environment().clear();
    if (call.place().reach() == GitCall.Reach.REMOTE) {
      builder.environment().putAll(ssh.variables(this));
    }
    builder.environment().putAll(environment.variables(call));
    credential(call).ifPresent(each -> HostLogin.add(builder.environment(), each));
    try {
      return builder.start();
    } catch (IOException e) {
      if (!Files.isDirectory(directory(call))) {
        throw new GitFailure(
            GitFailure.Kind.MISSING, "The folder that git was to look at is gone; try again.");
      }
      throw new GitFailure(
          GitFailure.Kind.BROKEN,
          "Git could not be started; install git 2.38 or newer and see that it is on the PATH.");
    }
  }

  private Optional<HostCredentials.Credential> credential(GitCall call) {
    return Optional.ofNullable(call.place().remote())
        .filter(remote -> remote.value().matches("https?://.*"))
        .flatMap(
            remote -> credentials.stream().flatMap(each -> each.find(remote).stream()).findFirst());
  }

  private List<String> command(GitCall call) {
    var command = new ArrayList<String>();
    command.add("git");
    command.addAll(GitEnvironment.options(call.place().reach()));
    var remote = call.place().remote();
    if (remote != null) {
      var permitted = addresses.permitted(remote, call.about());
      if (!routing.leadsElsewhere(remote)) {
        command.addAll(addresses.pinned(remote, permitted));
      }
    }
    if (call.place().gitDir() != null) {
      command.add("--git-dir=" + call.place().gitDir());
    }
    if (call.place().workTree() != null) {
      command.add("--work-tree=" + call.place().workTree());
    }
    call.args()
        .forEach(
            arg -> command.add(remote != null && arg.equals(remote.value()) ? place(remote) : arg));
    return command;
  }

  /** Git itself follows no redirect; those that were followed with open eyes are known. */
  private String place(RemoteUrl remote) {
    return quickRefs.place(remote).value();
  }

  /** Never a folder in which git would find something to read by itself. */
  private static Path directory(GitCall call) {
    if (call.place().workTree() != null) {
      return call.place().workTree();
    }
    return call.place().gitDir() != null ? call.place().gitDir() : Path.of("/");
  }
}
