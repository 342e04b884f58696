package dev.relay.repo.graph;

import dev.relay.repo.git.Git;
import dev.relay.repo.git.GitCall;
import dev.relay.repo.git.GitOutput;
import dev.relay.repo.git.GitReader;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Real git that remembers which files and listings it was asked for. */
final class CountingGit implements Git {
  private final Git git;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  CountingGit(Git git) {
    this.git = git;
  }

  /** Since the last time this was asked. */
  List<String> asked() {
    var since = List.copyOf(asked);
    asked.clear();
    return since;
  }

  @Override
  public GitOutput run(GitCall call) {
    asked.add(call.args().getFirst());
    return git.run(call);
  }

  @Override
  public GitOutput run(GitCall call, OutputStream sink) {
    asked.add(call.args().getFirst());
    return git.run(call, sink);
  }

  @Override
  public GitReader reader() {
    return (GitReader)
        Proxy.newProxyInstance(
            GitReader.class.getClassLoader(),
            new Class<?>[] {GitReader.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "files" -> asked.add("files");
                case "read" -> asked.add("read " + arguments[2]);
                default -> {}
              }
              try {
                return method.invoke(git.reader(), arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
