package dev.relay.mcp.cli;

import picocli.CommandLine.Command;

@Command(
    name = "token",
    description = "Tokens for MCP clients and other programs. None of them can approve anything.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./relay token                                       an address to sign a browser in",
      "  ./relay token create claude                         reads and starts work",
      "  ./relay token create dashboard --scopes read --expires 90d",
      "  ./relay token revoke dashboard"
    })
final class TokenCommand extends Group {}
