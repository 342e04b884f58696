package dev.relay.mcp.cli;

import picocli.CommandLine.Command;

@Command(
    name = "workspace",
    description = "Workspaces: named sets of repositories.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./relay workspace create shop        an empty one",
      "  ./relay workspace import shop.yaml   one from a file",
      "  ./relay workspace import --from ~/src",
      "                                       with every checkout under a folder, where it lies",
      "  ./relay workspace use shop           the one that other commands mean from now on"
    })
final class WorkspaceCommand extends Group {}
