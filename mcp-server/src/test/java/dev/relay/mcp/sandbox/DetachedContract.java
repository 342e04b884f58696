package dev.relay.mcp.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relay.mcp.sandbox.Detached.End;
import dev.relay.mcp.sandbox.Detached.Handle;
import dev.relay.mcp.sandbox.Detached.Launch;
import dev.relay.mcp.sandbox.Sandbox.Command;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every sandbox promises of commands that go on without Relay. */
@Timeout(60)
abstract class DetachedContract {
  private static final Map<String, String> PATH = Map.of("PATH", "/usr/local/bin:/usr/bin:/bin");
  private static final String ECHO = "while read -r l; do echo \"got $l\"; done; echo end";

  @TempDir Path tmp;
  private final List<Detached> started = new ArrayList<>();
  Path work;

  abstract Sandbox sandbox();

  @BeforeEach
  void makeFolder() throws IOException {
    work = Files.createDirectory(tmp.toRealPath().resolve("work"));
  }

  @AfterEach
  void stopAll() {
    started.forEach(each -> each.stop(Duration.ZERO));
  }

  private Detached detach(String script) throws IOException {
    return detach(script, Limits.AGENT);
  }

  private Detached detach(String script, Limits limits) throws IOException {
    var detached = sandbox().detach(launch(script, limits));
    started.add(detached);
    return detached;
  }

  private Launch launch(String script, Limits limits) throws IOException {
    return launch(script, limits, work, tmp.toRealPath().resolve("streams"));
  }

  static Launch launch(String script, Limits limits, Path work, Path streams) {
    var command =
        new Command(
            List.of("sh", "-c", script), work, PATH, List.of(work), List.of(), false, false);
    return new Launch(command, streams, limits);
  }

  private static BufferedReader lines(Detached detached) throws IOException {
    return new BufferedReader(new InputStreamReader(detached.output(0), UTF_8));
  }

  /** Waits for its end, as whoever reads to the end does. */
  private static End ended(Detached detached) throws IOException {
    try (var output = detached.output(0)) {
      output.readAllBytes();
    }
    return detached.end().orElseThrow();
  }

  private static Limits limits(Duration time, long memory, int processes, long disk) {
    return new Limits(time, memory, processes, disk);
  }

  @Test
  void tellsWhatItPrintsAndItsExitCode() throws Exception {
    var detached = detach("echo one; echo two; echo trouble >&2; exit 7");
    assertThat(lines(detached).readAllAsString()).isEqualTo("one\ntwo\n");
    assertThat(detached.end()).contains(new End.Exited(7));
    assertThat(detached.complaints()).isEqualTo("trouble\n");
  }

  @Test
  void listensUntilTheEndOfItsInput() throws Exception {
    var detached = detach(ECHO);
    var lines = lines(detached);
    detached.tell("hello\n".getBytes(UTF_8));
    assertThat(lines.readLine()).isEqualTo("got hello");
    var long1 = "x".repeat(200_000);
    detached.tell((long1 + "\n").getBytes(UTF_8));
    detached.endOfInput();
    assertThat(lines.readLine()).isEqualTo("got " + long1);
    assertThat(lines.readLine()).isEqualTo("end");
    assertThat(lines.readLine()).isNull();
    assertThat(detached.end()).contains(new End.Exited(0));
    try (var told = detached.told()) {
      assertThat(told.readAllBytes()).hasSize(200_007);
    }
  }

  @Test
  void goesOnWhileNobodyFollowsAndIsReadFromAnyOffset() throws Exception {
    var detached = detach(ECHO);
    detached.tell("one\n".getBytes(UTF_8));
    assertThat(lines(detached).readLine()).isEqualTo("got one");
    detached.leave();
    var again = sandbox().attach(detached.handle());
    started.add(again);
    assertThat(again.end()).isEmpty();
    again.tell("two\n".getBytes(UTF_8));
    again.endOfInput();
    try (var output = again.output("got one\n".length())) {
      assertThat(new String(output.readAllBytes(), UTF_8)).isEqualTo("got two\nend\n");
    }
  }

  @Test
  void outlivesTheRelayThatStartedIt() throws Exception {
    var streams = tmp.toRealPath().resolve("streams");
    var relay =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DyingRelay.class.getName(),
                sandbox().name(),
                work.toString(),
                streams.toString(),
                ECHO)
            .redirectErrorStream(true)
            .start();
    Handle handle;
    try (var said = relay.inputReader()) {
      handle = DyingRelay.handle(said.readLine());
    }
    assertThat(relay.waitFor(20, TimeUnit.SECONDS)).isTrue();
    var found = sandbox().attach(handle);
    started.add(found);
    assertThat(found.end()).isEmpty();
    found.tell("again\n".getBytes(UTF_8));
    found.endOfInput();
    assertThat(lines(found).readAllAsString()).isEqualTo("got before\ngot again\nend\n");
    assertThat(found.end()).contains(new End.Exited(0));
  }

  @Test
  void stopsAllThatItStarted() throws Exception {
    var detached = detach("(sleep 1; echo alive > late) & (trap '' TERM; echo on; sleep 100)");
    assertThat(lines(detached).readLine()).isEqualTo("on");
    detached.stop(Duration.ofMillis(100));
    assertThat(detached.end()).isPresent();
    assertThat(ended(detach2("sleep 1.5"))).isEqualTo(new End.Exited(0));
    assertThat(work.resolve("late")).doesNotExist();
  }

  /** A second one beside the first. */
  private Detached detach2(String script) throws IOException {
    var second = tmp.toRealPath().resolve("second");
    var detached = sandbox().detach(launch(script, Limits.AGENT, work, second));
    started.add(detached);
    return detached;
  }

  @Test
  void asksFirstWhenThereIsTime() throws Exception {
    var detached = detach("trap 'echo bye; exit 3' TERM; echo on; while :; do sleep 0.05; done");
    var lines = lines(detached);
    assertThat(lines.readLine()).isEqualTo("on");
    detached.stop(Duration.ofSeconds(20));
    assertThat(lines.readLine()).isEqualTo("bye");
    assertThat(detached.end()).contains(new End.Exited(3));
  }

  @Test
  void endsTogetherWithItsSupervisor() throws Exception {
    var detached = detach("echo on; sleep 2; echo alive > late");
    assertThat(lines(detached).readLine()).isEqualTo("on");
    var supervisor = ProcessHandle.of(detached.handle().pid()).orElseThrow();
    assertThat(supervisor.destroyForcibly()).isTrue();
    supervisor.onExit().join();
    assertThat(ended(detached)).isEqualTo(new End.Gone());
    assertThat(ended(detach2("sleep 2.5"))).isEqualTo(new End.Exited(0));
    assertThat(work.resolve("late")).doesNotExist();
  }

  @Test
  void leavesWhatRunsUnderItsNumberSinceTheMachineWasStartedAgain() throws Exception {
    var detached = detach("echo on; sleep 100");
    assertThat(lines(detached).readLine()).isEqualTo("on");
    var supervisor = ProcessHandle.of(detached.handle().pid()).orElseThrow();
    var boot = detached.handle().folder().resolve("boot");
    var now = Files.readString(boot);
    Files.writeString(boot, "another");
    var later = sandbox().attach(detached.handle());
    assertThat(later.end()).contains(new End.Gone());
    later.stop(Duration.ZERO);
    assertThat(supervisor.isAlive()).isTrue();
    Files.writeString(boot, now);
    detached.stop(Duration.ZERO);
    assertThat(supervisor.isAlive()).isFalse();
  }

  @Test
  void endsWhatTakesTooLong() throws Exception {
    var limits = limits(Duration.ofSeconds(1), 1L << 30, 100, 1L << 30);
    assertThat(ended(detach("sleep 100", limits))).isEqualTo(new End.OverLimit("time"));
  }

  @Test
  void endsWhatNeedsTooMuchMemory() throws Exception {
    var limits = limits(Duration.ofMinutes(1), 60 << 20, 100, 1L << 30);
    var hog = "perl -e '$x = q(x) x 150_000_000; sleep 100'";
    assertThat(ended(detach(hog, limits))).isEqualTo(new End.OverLimit("memory"));
  }

  @Test
  void endsWhatForksWithoutEnd() throws Exception {
    var limits = limits(Duration.ofMinutes(1), 1L << 30, 60, 1L << 30);
    var forks = "i=0; while :; do i=$((i+1)); sleep 100 & done";
    var end = ended(detach(forks, limits));
    assertThat(end).isIn(new End.OverLimit("processes"), new End.Exited(2), new End.Exited(1));
  }

  @Test
  void endsWhatFillsTheDisk() throws Exception {
    var limits = limits(Duration.ofMinutes(1), 1L << 30, 100, 4 << 20);
    var many = "i=0; while :; do i=$((i+1)); head -c 1000000 /dev/zero > f$i; sleep 0.1; done";
    assertThat(ended(detach(many, limits))).isEqualTo(new End.OverLimit("disk"));
    assertThat(ended(detach2("head -c 10 /dev/zero > one"))).isEqualTo(new End.Exited(0));
  }

  @Test
  void isForgottenAfterItsEndOnly() throws Exception {
    var detached = detach("read -r l");
    try {
      detached.forget();
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("it still runs");
    }
    assertThat(detached.handle().folder()).exists();
    detached.endOfInput();
    ended(detached);
    detached.forget();
    assertThat(detached.handle().folder()).doesNotExist();
  }
}
