package dev.relay.mcp.api;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Caller.Scope;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.access.Tokens;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tokens for MCP clients: they read and start work, and can neither approve nor sign anybody in.
 */
@RestController
public final class TokenController {
  private final Tokens tokens;
  private final Audit audit;

  public TokenController(Tokens tokens, Audit audit) {
    this.tokens = tokens;
    this.audit = audit;
  }

  record Request(@Nullable String name) {}

  record Issued(String name, String token) {}

  @PostMapping("/api/tokens")
  @ResponseStatus(HttpStatus.CREATED)
  Issued issue(Caller caller, @RequestBody Request request) {
    Policy.require(caller, Effect.SIGN_IN);
    var name = Params.text("name", request.name());
    if (!name.matches("[A-Za-z0-9._-]{1,50}") || name.equals("home")) {
      throw new BadRequest("'name' must be letters, digits, dot, dash or underscore.");
    }
    var token = tokens.issue(caller.userId(), name, EnumSet.of(Scope.READ, Scope.RUN));
    audit.write(caller, "token.issued", name, "read run");
    return new Issued(name, token);
  }
}
