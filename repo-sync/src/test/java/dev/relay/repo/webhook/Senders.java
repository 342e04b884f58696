package dev.relay.repo.webhook;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Sends many deliveries at once and notes how long each had to wait for its answer. */
final class Senders {
  private final HttpClient http;
  private final int atOnce;

  /**
   * @param atOnce how many may be on their way at a time
   */
  Senders(HttpClient http, int atOnce) {
    this.http = http;
    this.atOnce = atOnce;
  }

  /**
   * @param nanos how long each waited, sorted
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Outcome(long[] nanos, int accepted, long nanosInAll) {
    double millis(double share) {
      return nanos[(int) Math.min(nanos.length - 1L, Math.round(share * nanos.length))] / 1e6;
    }
  }

  Outcome send(int count, IntFunction<HttpRequest> request) throws InterruptedException {
    var waited = new long[count];
    var accepted = new AtomicInteger();
    var room = new Semaphore(atOnce);
    var all = new CompletableFuture<?>[count];
    var began = System.nanoTime();
    for (int i = 0; i < count; i++) {
      var number = i;
      var ready = request.apply(i);
      room.acquire();
      var sent = System.nanoTime();
      all[i] =
          http.sendAsync(ready, BodyHandlers.discarding())
              .thenAccept(answer -> {
                waited[number] = System.nanoTime() - sent;
                count(answer, accepted);
              })
              .whenComplete((_, _) -> room.release());
    }
    CompletableFuture.allOf(all).join();
    var inAll = System.nanoTime() - began;
    Arrays.sort(waited);
    return new Outcome(waited, accepted.get(), inAll);
  }

  private static void count(HttpResponse<Void> answer, AtomicInteger accepted) {
    if (answer.statusCode() == 202) {
      accepted.incrementAndGet();
    }
  }
}
