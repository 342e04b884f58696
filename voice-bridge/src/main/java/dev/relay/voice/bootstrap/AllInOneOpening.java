package dev.relay.voice.bootstrap;

import dev.relay.mcp.access.LoginTokens;
import dev.relay.mcp.access.PageLinks;
import dev.relay.repo.demo.DemoWorkspace;
import dev.relay.repo.home.Settings;
import dev.relay.repo.workspace.WorkspaceImport;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the demo when asked for one, and lets the owner in. */
final class AllInOneOpening implements Opening {
  private static final Logger log = LoggerFactory.getLogger(AllInOneOpening.class);

  private final Settings settings;
  private final DemoWorkspace demo;
  private final WorkspaceImport workspaces;
  private final LoginTokens tokens;
  private final PageLinks links;

  AllInOneOpening(
      Settings settings,
      DemoWorkspace demo,
      WorkspaceImport workspaces,
      LoginTokens tokens,
      PageLinks links) {
    this.settings = settings;
    this.demo = demo;
    this.workspaces = workspaces;
    this.tokens = tokens;
    this.links = links;
  }

  /** {@code RELAY_TOOLS} is the folder of the programs the demo's tests need, such as tsc. */
  @Override
  public void prepare() {
    if (settings.get("RELAY_DEMO").filter("1"::equals).isPresent()) {
      demo.create(Path.of(settings.get("RELAY_TOOLS").orElse("/usr/bin")));
      workspaces.run().forEach(log::warn);
    }
  }

  @Override
  public String loginUrl(String url) {
    return links.login(tokens.issue("owner").token()).toString();
  }
}
