package dev.relay.mcp.transport.peer;

/** Installs the npm programs for a script and prints the Node to run them with. */
final class PeersCommand {
  private PeersCommand() {}

  @SuppressWarnings("SystemOut") // the command's output
  public static void main(String[] arguments) {
    Peers.directory();
    System.out.println(Peers.node());
  }
}
