package dev.relay.mcp.access.web;

import dev.relay.mcp.access.Endings;
import dev.relay.mcp.access.Gate;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.springframework.dao.DataAccessException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Watches, for answers that stay open, whether who began them is still signed in. A logout or a
 * replaced token of this process is noticed at once; one that expired, or that ended elsewhere,
 * within a round.
 */
public final class SignedIn {
  private static final Duration ENOUGH = Duration.ofSeconds(1);

  private final Gate gate;
  private final Duration round;
  private final Sinks.Many<Long> ended = Sinks.many().multicast().directBestEffort();

  /** {@code round} is how often everybody is asked about anyway. */
  public SignedIn(Gate gate, Endings endings, Duration round) {
    this.gate = gate;
    this.round = round;
    endings.listen(() -> ended.emitNext(0L, Sinks.EmitFailureHandler.busyLooping(ENOUGH)));
  }

  /** Completes once what the request shows opens nothing any more. */
  public Mono<Void> over(ServerWebExchange exchange) {
    return over(CallerFilter.shown(exchange.getRequest()));
  }

  /** To be asked later, off the event loops. A database that is away has signed nobody out. */
  public BooleanSupplier stillOpens(ServerWebExchange exchange) {
    var shown = CallerFilter.shown(exchange.getRequest());
    return () -> {
      try {
        return gate.caller(shown).isPresent();
      } catch (DataAccessException e) {
        return true;
      }
    };
  }

  /** The first look is after the ear is there, so that no ending falls in between. */
  public Mono<Void> over(Gate.Shown shown) {
    return Flux.merge(ended.asFlux(), Flux.interval(round).onBackpressureDrop(), Flux.just(0L))
        .concatMap(_ -> stillOpens(shown))
        .filter(opens -> !opens)
        .next()
        .then();
  }

  /** A database that is away has signed nobody out. */
  private Mono<Boolean> stillOpens(Gate.Shown shown) {
    return Mono.fromCallable(() -> gate.caller(shown).isPresent())
        .subscribeOn(VirtualThreads.SCHEDULER)
        .onErrorReturn(DataAccessException.class, true);
  }
}
