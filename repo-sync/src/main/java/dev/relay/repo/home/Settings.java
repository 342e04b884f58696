package dev.relay.repo.home;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What the user set: the environment, and the {@code .env} of the home where that is silent. */
public final class Settings {
  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * @throws HomeFailure when {@code .env} cannot be understood; the message has the line, never the
   *     value
   */
  public static Settings load(RelayHome home, Map<String, String> environment) {
    var all = new HashMap<String, String>();
    if (Files.isRegularFile(home.env())) {
      all.putAll(DotEnv.parse(home.env().toString(), read(home)));
    }
    environment.forEach((name, value) -> {
      if (!value.isBlank()) {
        all.put(name, value);
      }
    });
    return new Settings(all);
  }

  /** For tests and for parts that were given their values by other means. */
  public static Settings of(Map<String, String> values) {
    return new Settings(values);
  }

  /** The value; empty when it is not set or blank. */
  public Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  public boolean present(String name) {
    return get(name).isPresent();
  }

  /** Names only: values may be secrets. */
  @Override
  public String toString() {
    return "Settings" + new TreeSet<>(values.keySet());
  }

  private static String read(RelayHome home) {
    try {
      return Files.readString(home.env());
    } catch (MalformedInputException e) {
      throw new HomeFailure(home.env() + " is not UTF-8 text: save it as UTF-8.", e);
    } catch (IOException e) {
      throw new HomeFailure(home.env() + " cannot be read by this user.", e);
    }
  }
}
