package dev.relay.mcp.transport.stateless;

import dev.relay.mcp.access.Caller;
import dev.relay.mcp.transport.McpRefusal;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpStatus;

/**
 * What a client brings back between the rounds of one call: the answers so far, sealed for who
 * asked and for what was asked, for a while.
 */
final class RequestState {
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final TypeRef<Map<String, Object>> MAP = new TypeRef<>() {};

  private final SecretKeySpec key;
  private final McpJsonMapper json;
  private final InstantSource clock;

  RequestState(byte[] key, McpJsonMapper json, InstantSource clock) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
    this.json = json;
    this.clock = clock;
  }

  String seal(
      Caller caller, McpSchema.JSONRPCRequest call, Map<String, Map<String, Object>> answers) {
    var body =
        write(
            Map.of(
                "for", purpose(caller, call),
                "until", clock.instant().plus(LIFE).toEpochMilli(),
                "answers", answers));
    return encode(body) + "." + encode(mac(body));
  }

  /** The answers of earlier rounds; refuses what was changed, is too old, or belongs elsewhere. */
  Map<String, Object> open(Caller caller, McpSchema.JSONRPCRequest call, Object state) {
    var parts = state instanceof String text ? text.split("\\.", 2) : new String[0];
    if (parts.length == 2) {
      try {
        var body = Base64.getUrlDecoder().decode(parts[0]);
        if (MessageDigest.isEqual(mac(body), Base64.getUrlDecoder().decode(parts[1]))) {
          return valid(caller, call, json.readValue(body, MAP));
        }
      } catch (IllegalArgumentException | IOException e) {
        throw refused(call);
      }
    }
    throw refused(call);
  }

  private Map<String, Object> valid(
      Caller caller, McpSchema.JSONRPCRequest call, Map<String, Object> opened) {
    var until = opened.get("until") instanceof Number number ? number.longValue() : 0;
    if (until < clock.millis() || !purpose(caller, call).equals(opened.get("for"))) {
      throw refused(call);
    }
    return Json.object(opened.get("answers"));
  }

  private String purpose(Caller caller, McpSchema.JSONRPCRequest call) {
    var params = new TreeMap<>(Json.object(call.params()));
    params.remove("_meta");
    params.remove("inputResponses");
    params.remove("requestState");
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(write(params));
      return caller.userId() + " " + call.method() + " " + HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] write(Object value) {
    try {
      return json.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] mac(byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static McpRefusal refused(McpSchema.JSONRPCRequest call) {
    return new McpRefusal(
        HttpStatus.OK,
        McpSchema.ErrorCodes.INVALID_PARAMS,
        "requestState is not what this call was given, or too old: call again without it.",
        call.id());
  }
}
