package dev.relay.mcp.secret;

import dev.relay.repo.home.RelayHome;
import dev.relay.repo.home.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that must be shown nowhere, and the gate that takes them out of texts. Files of the
 * home are read as soon as they are there, which on the first start is later than this.
 */
public final class Secrets {
  private static final String REDACTED = "[redacted]";
  private static final Pattern PASSWORD = Pattern.compile("://[^/\\s:@]*:([^/\\s@]+)@");
  private static final List<String> OTHERS =
      List.of("RELAY_TOKEN", "RELAY_SERVICE_TOKEN", "RELAY_DB_URL", "GITHUB_TOKEN");

  private final Set<Path> unread = new TreeSet<>();
  private volatile List<String> known = List.of();

  /**
   * @param files with one secret each
   */
  private Secrets(List<Path> files) {
    unread.addAll(files);
  }

  public static Secrets none() {
    return new Secrets(List.of());
  }

  /** All that the settings and the home hold. */
  public static Secrets of(RelayHome home, Settings settings) {
    var password = home.postgres().resolve("password");
    var secrets = new Secrets(List.of(home.token(), home.login(), home.key(), password));
    Stream.concat(OTHERS.stream(), ProviderKeys.NAMES.stream())
        .flatMap(name -> settings.get(name).stream())
        .forEach(secrets::add);
    return secrets;
  }

  /** From now on this is one too. What is too short to be told from ordinary words is not. */
  public synchronized void add(String value) {
    var all = new ArrayList<>(known);
    PASSWORD.matcher(value).results().map(match -> match.group(1)).forEach(all::add);
    all.add(value);
    // As it stands in JSON.
    all.add(value.replace("\\", "\\\\").replace("\"", "\\\""));
    known =
        all.stream()
            .filter(Secrets::isDistinct)
            .distinct()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .toList();
  }

  public String censor(String text) {
    if (!unread.isEmpty()) {
      readFiles();
    }
    var censored = text;
    for (var secret : known) {
      censored = censored.replace(secret, REDACTED);
    }
    return censored;
  }

  /** The same for every text in maps and lists, keys included. */
  public @Nullable Object censor(@Nullable Object value) {
    return switch (value) {
      case String text -> censor(text);
      case Map<?, ?> map -> {
        var censored = new LinkedHashMap<@Nullable Object, @Nullable Object>();
        map.forEach((key, each) -> censored.put(censor(key), censor(each)));
        yield censored;
      }
      case List<?> list -> {
        var censored = new ArrayList<@Nullable Object>();
        list.forEach(each -> censored.add(censor(each)));
        yield censored;
      }
      case null, default -> value;
    };
  }

  private static boolean isDistinct(String value) {
    return value.length() >= 12
        || (value.length() >= 8
            && value.chars().anyMatch(Character::isDigit)
            && value.chars().anyMatch(Character::isLetter));
  }

  private synchronized void readFiles() {
    for (var file : List.copyOf(unread)) {
      try {
        if (Files.isRegularFile(file) && Files.size(file) > 0) {
          add(Files.readString(file).strip());
          unread.remove(file);
        }
      } catch (IOException _) {
        unread.remove(file); // whoever needs it says that it can't be read
      }
    }
  }
}
