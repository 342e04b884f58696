package dev.relay.mcp.api;

import dev.relay.mcp.access.Audit;
import dev.relay.mcp.access.Caller;
import dev.relay.mcp.access.Effect;
import dev.relay.mcp.access.Policy;
import dev.relay.mcp.secret.ProviderKeys;
import dev.relay.repo.workspace.UnknownName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Keys of providers: a person puts them in and takes them away; nobody is shown one again. */
@RestController
public final class KeyController {
  private static final int LONGEST = 4096;

  private final ProviderKeys keys;
  private final Audit audit;

  public KeyController(ProviderKeys keys, Audit audit) {
    this.keys = keys;
    this.audit = audit;
  }

  /**
   * @param state {@code present} or {@code absent}
   * @param fixed true when Relay's environment sets it, which wins over what is kept here
   */
  record Key(String name, String state, boolean fixed) {}

  record Given(@Nullable String value) {
    @Override
    public String toString() {
      return "Given[value=hidden]";
    }
  }

  @GetMapping("/api/keys")
  List<Key> list(Caller caller) {
    Policy.require(caller, Effect.ADMINISTER);
    return keys.presence(caller.userId()).entrySet().stream()
        .map(key -> new Key(key.getKey(), key.getValue(), keys.isFixed(key.getKey())))
        .toList();
  }

  @PutMapping("/api/keys/{name}")
  Key put(Caller caller, @PathVariable String name, @RequestBody Given given) {
    Policy.require(caller, Effect.ADMINISTER);
    known(name);
    var value = oneLine(Params.text("value", given.value()).strip());
    if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
      throw new BadRequest("'value' must be one line of at most " + LONGEST + " characters.");
    }
    if (keys.isFixed(name)) {
      throw new BadRequest(
          name + " is set in Relay's environment, which wins: change it there and start again.");
    }
    keys.put(caller.userId(), name, value);
    audit.write(caller, "key.set", name, "");
    return key(caller, name);
  }

  @DeleteMapping("/api/keys/{name}")
  Key delete(Caller caller, @PathVariable String name) {
    Policy.require(caller, Effect.ADMINISTER);
    known(name);
    keys.remove(caller.userId(), name);
    audit.write(caller, "key.removed", name, "");
    return key(caller, name);
  }

  private Key key(Caller caller, String name) {
    var state = keys.presence(caller.userId()).getOrDefault(name, "absent");
    return new Key(name, state, keys.isFixed(name));
  }

  /** A private key comes in lines, whose ends mean nothing. */
  private static String oneLine(String value) {
    return value.startsWith("-----BEGIN ") ? value.replaceAll("\\R", " ") : value;
  }

  private static void known(String name) {
    if (!ProviderKeys.NAMES.contains(name)) {
      throw UnknownName.of("key", name, ProviderKeys.NAMES);
    }
  }
}
