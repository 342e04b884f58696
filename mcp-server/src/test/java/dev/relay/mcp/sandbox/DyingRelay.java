package dev.relay.mcp.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.relay.mcp.sandbox.Detached.Handle;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** A Relay that starts something, tells where it is, and is gone at once. */
final class DyingRelay {
  private DyingRelay() {}

  public static void main(String[] args) throws Exception {
    var work = Path.of(args[1]);
    var sandbox =
        args[0].equals("process") ? new ProcessSandbox() : new BubblewrapSandbox(work.resolve("h"));
    var launch = DetachedContract.launch(args[3], Limits.AGENT, work, Path.of(args[2]));
    var detached = sandbox.detach(launch);
    detached.tell("before\n".getBytes(UTF_8));
    var handle = detached.handle();
    System.out.println(
        String.join(
            "\t",
            handle.sandbox(),
            handle.folder().toString(),
            String.valueOf(handle.pid()),
            handle.began().toString(),
            work.toString()));
    System.out.flush();
    Runtime.getRuntime().halt(137);
  }

  static Handle handle(String line) {
    var said = line.split("\t", -1);
    return new Handle(
        said[0],
        Path.of(said[1]),
        Long.parseLong(said[2]),
        Instant.parse(said[3]),
        Limits.AGENT,
        List.of(Path.of(said[4])));
  }
}
