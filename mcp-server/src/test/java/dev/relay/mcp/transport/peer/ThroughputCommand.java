package dev.relay.mcp.transport.peer;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * What {@code bench/mcp-throughput.sh} runs: the same call to several servers, turn by turn, over
 * as many sessions. Arguments are {@code name=url=pid=tool}.
 */
final class ThroughputCommand {
  private static final int SESSIONS = Integer.getInteger("sessions", 32);
  private static final int ROUNDS = Integer.getInteger("rounds", 5);
  private static final int SECONDS = Integer.getInteger("seconds", 6);
  private static final int WARM_UP_SECONDS = Integer.getInteger("warmup", 20);

  /** Clock ticks of {@code /proc/<pid>/stat}, which Linux fixed at 100 a second. */
  private static final double TICK_MICROS = 10_000;

  private ThroughputCommand() {}

  private record Server(String name, URI url, long pid, String tool) {
    static Server of(String argument) {
      var parts = argument.split("=");
      return new Server(parts[0], URI.create(parts[1]), Long.parseLong(parts[2]), parts[3]);
    }

    double cpuMicros() {
      try {
        var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MICROS;
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  private record Round(double perSecond, double p50, double p99, double cpu) {}

  @SuppressWarnings("SystemOut") // the command's output
  public static void main(String[] arguments) throws Exception {
    var servers = Arrays.stream(arguments).map(Server::of).toList();
    for (var server : servers) {
      round(server, WARM_UP_SECONDS);
    }
    var rounds = new LinkedHashMap<String, List<Round>>();
    for (int i = 0; i < ROUNDS; i++) {
      for (var server : servers) {
        rounds.computeIfAbsent(server.name(), _ -> new ArrayList<>()).add(round(server, SECONDS));
      }
    }
    System.out.printf("%-10s %10s %8s %8s %12s%n", "", "req/s", "p50 ms", "p99 ms", "CPU us/req");
    rounds.forEach((name, all) ->
        System.out.printf(
            "%-10s %10.0f %8.2f %8.2f %12.0f%n",
            name,
            median(all, Round::perSecond),
            median(all, Round::p50),
            median(all, Round::p99),
            median(all, Round::cpu)));
    ratios(rounds);
  }

  /** Of the first to each other one, the median of the ratios within a round. */
  @SuppressWarnings("SystemOut")
  private static void ratios(Map<String, List<Round>> rounds) {
    var names = List.copyOf(rounds.keySet());
    var first = rounds.get(names.getFirst());
    for (var name : names.subList(1, names.size())) {
      System.out.printf(
          "%s to %s: req/s %.2f, p99 %.2f, CPU/req %.2f%n",
          names.getFirst(),
          name,
          ratio(first, rounds.get(name), Round::perSecond),
          ratio(first, rounds.get(name), Round::p99),
          ratio(first, rounds.get(name), Round::cpu));
    }
  }

  private static double ratio(List<Round> ours, List<Round> theirs, ToDoubleFunction<Round> value) {
    var ratios = new double[ours.size()];
    Arrays.setAll(
        ratios, i -> value.applyAsDouble(ours.get(i)) / value.applyAsDouble(theirs.get(i)));
    return middle(ratios);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
    return middle(rounds.stream().mapToDouble(value).toArray());
  }

  private static double middle(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }

  private static Round round(Server server, int seconds) throws Exception {
    var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    var before = server.cpuMicros();
    var micros = new ArrayList<Integer>();
    try (var threads = Executors.newFixedThreadPool(SESSIONS)) {
      Callable<List<Integer>> client = () -> callUntil(server, until);
      for (var each : threads.invokeAll(java.util.Collections.nCopies(SESSIONS, client))) {
        micros.addAll(each.get());
      }
    }
    var cpu = (server.cpuMicros() - before) / micros.size();
    var sorted = micros.stream().mapToInt(Integer::intValue).sorted().toArray();
    return new Round(
        sorted.length / (double) seconds,
        sorted[sorted.length / 2] / 1000.0,
        sorted[sorted.length * 99 / 100] / 1000.0,
        cpu);
  }

  private static List<Integer> callUntil(Server server, long until) throws IOException {
    var micros = new ArrayList<Integer>();
    try (var session = new RawSession(server.url())) {
      while (System.nanoTime() < until) {
        var began = System.nanoTime();
        session.call(server.tool());
        micros.add((int) ((System.nanoTime() - began) / 1000));
      }
    }
    return micros;
  }
}
