package dev.relay.mcp.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** All commands, under the name that people call. */
@Command(name = "./relay", description = "Relay on the command line.")
final class Root extends Group {

  private static final Map<String, Function<Session, CommandLine>> PARTS = parts();

  private static Map<String, Function<Session, CommandLine>> parts() {
    var parts = new LinkedHashMap<String, Function<Session, CommandLine>>();
    parts.put("workspace", Root::workspace);
    parts.put("repo", Root::repositories);
    parts.put("sync", Root::sync);
    parts.put("graph", Root::graph);
    parts.put("diff", session -> new CommandLine(new DiffCommand(session)));
    parts.put("token", Root::tokens);
    parts.put("completion", session -> new CommandLine(new Completion(session)));
    return parts;
  }

  static CommandLine with(Session session) {
    var root = new CommandLine(new Root());
    PARTS.values().forEach(part -> root.addSubcommand(part.apply(session)));
    return root;
  }

  /** The part alone that is asked for, as all take a while to be put together. */
  static CommandLine with(Session session, String name) {
    var part = PARTS.get(name);
    return part == null
        ? with(session)
        : new CommandLine(new Root()).addSubcommand(part.apply(session));
  }

  private static CommandLine workspace(Session session) {
    return new CommandLine(new WorkspaceCommand())
        .addSubcommand(new WorkspaceList(session))
        .addSubcommand(new WorkspaceShow(session))
        .addSubcommand(new WorkspaceCreate(session))
        .addSubcommand(new WorkspaceRename(session))
        .addSubcommand(new WorkspaceRemove(session))
        .addSubcommand(new WorkspaceUse(session))
        .addSubcommand(new WorkspaceImport(session))
        .addSubcommand(new WorkspaceExport(session));
  }

  private static CommandLine repositories(Session session) {
    return new CommandLine(new RepoCommand())
        .addSubcommand(new RepoList(session))
        .addSubcommand(new RepoShow(session))
        .addSubcommand(new RepoAdd(session))
        .addSubcommand(new RepoRemove(session))
        .addSubcommand(new RepoRename(session))
        .addSubcommand(new RepoTag(session))
        .addSubcommand(new RepoGroup(session))
        .addSubcommand(new RepoSet(session));
  }

  private static CommandLine sync(Session session) {
    return new CommandLine(new SyncCommand(session))
        .addSubcommand(new SyncShow(session))
        .addSubcommand(new SyncList(session))
        .addSubcommand(new SyncUndo(session));
  }

  private static CommandLine tokens(Session session) {
    return new CommandLine(new TokenCommand())
        .addSubcommand(new TokenCreate(session))
        .addSubcommand(new TokenList(session))
        .addSubcommand(new TokenRevoke(session));
  }

  private static CommandLine graph(Session session) {
    return new CommandLine(new GraphCommand(session))
        .addSubcommand(new GraphWhy(session))
        .addSubcommand(new GraphDependents(session))
        .addSubcommand(new GraphDependencies(session));
  }
}
