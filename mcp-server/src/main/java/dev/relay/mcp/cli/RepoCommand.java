package dev.relay.mcp.cli;

import picocli.CommandLine.Command;

@Command(
    name = "repo",
    description = "The repositories of a workspace.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./relay repo add git@github.com:acme/api.git --tag java",
      "  ./relay repo add ~/src/web            a checkout of yours, adopted where it lies",
      "  ./relay repo add --organisation https://github.com/acme --matching 'payments-*'",
      "  ./relay repo list tag:java group:core",
      "  ./relay repo set api --strategy feature_branch --method rebase"
    })
final class RepoCommand extends Group {}
