package dev.relay.mcp.api;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The description of this API, written by hand and held to the routes by a test. */
@RestController
public final class OpenApiController {
  @GetMapping(value = "/api/openapi.json", produces = MediaType.APPLICATION_JSON_VALUE)
  Resource description(Caller caller) {
    Policy.require(caller, Effect.READ);
    return new ClassPathResource("api/openapi.json");
  }
}
