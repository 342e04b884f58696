package dev.relay.mcp.api;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Caller.Scope;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.access.Tokens;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tokens for MCP clients, each with the scopes it needs: none can approve or sign anybody in. A
 * token is shown once.
 */
@RestController
public final class TokenController {
  /** What can be given away; the rest is the launcher's. */
  private static final Set<Scope> GIVEN = EnumSet.of(Scope.READ, Scope.RUN, Scope.ADMIN);

  private final Tokens tokens;
  private final Audit audit;
  private final InstantSource clock;

  public TokenController(Tokens tokens, Audit audit, InstantSource clock) {
    this.tokens = tokens;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * @param scopes read and run when there are none
   * @param expires after how long, such as {@code 90d}, {@code 12h} or {@code never}
   */
  record Request(@Nullable String name, @Nullable List<String> scopes, @Nullable String expires) {}

  record Issued(String name, String token, List<String> scopes, @Nullable Instant expiresAt) {
    @Override
    public String toString() {
      return "Issued[" + name + "]";
    }
  }

  record Listed(
      String name,
      List<String> scopes,
      Instant createdAt,
      @Nullable Instant expiresAt,
      boolean expired) {}

  @PostMapping("/api/tokens")
  @ResponseStatus(HttpStatus.CREATED)
  Issued issue(Caller caller, @RequestBody Request request) {
    Policy.require(caller, Effect.SIGN_IN);
    var name = Params.text("name", request.name());
    if (!name.matches("[A-Za-z0-9._-]{1,50}") || name.equals("home")) {
      throw new BadRequest("'name' must be letters, digits, dot, dash or underscore.");
    }
    var scopes = scopes(request.scopes());
    var until = Params.after("expires", request.expires(), clock.instant());
    var token = tokens.issue(caller.userId(), name, scopes, until);
    audit.write(caller, "token.issued", name, String.join(" ", words(scopes)));
    return new Issued(name, token, words(scopes), until);
  }

  @GetMapping("/api/tokens")
  List<Listed> list(Caller caller) {
    Policy.require(caller, Effect.SIGN_IN);
    return tokens.list(caller.userId()).stream().map(this::listed).toList();
  }

  @DeleteMapping("/api/tokens/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(Caller caller, @PathVariable String name) {
    Policy.require(caller, Effect.SIGN_IN);
    tokens.revoke(caller.userId(), name);
    audit.write(caller, "token.revoked", name, "");
  }

  private Listed listed(Tokens.Known token) {
    var until = token.expiresAt();
    var expired = until != null && !until.isAfter(clock.instant());
    return new Listed(token.name(), words(token.scopes()), token.createdAt(), until, expired);
  }

  private static Set<Scope> scopes(@Nullable List<String> words) {
    if (words == null || words.isEmpty()) {
      return EnumSet.of(Scope.READ, Scope.RUN);
    }
    var scopes = EnumSet.noneOf(Scope.class);
    for (var word : words) {
      scopes.add(
          GIVEN.stream()
              .filter(scope -> word(scope).equals(word.strip().toLowerCase(Locale.ROOT)))
              .findFirst()
              .orElseThrow(() -> new BadRequest("'scopes' may hold read, run and admin.")));
    }
    return scopes;
  }

  private static List<String> words(Set<Scope> scopes) {
    return scopes.stream().sorted().map(TokenController::word).toList();
  }

  private static String word(Scope scope) {
    return scope.name().toLowerCase(Locale.ROOT);
  }
}
