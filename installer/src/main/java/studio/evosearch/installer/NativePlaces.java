package studio.evosearch.installer;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the native libraries inside the jars are laid down, in one folder that the launchers name.
 * For libtorch it is what DJL calls its engine cache, as DJL itself would fill it in a person's
 * home: so DJL finds it there, and beside it the small library that a chosen CUDA build of libtorch
 * needs.
 *
 * @param torch the build of libtorch, such as {@code 2.7.1-20250812}
 * @param djl DJL's version
 */
record NativePlaces(Target target, String torch, String djl) {
  private static final Pattern NATIVE = Pattern.compile(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib)");
  private static final String CUDA = "cu128";

  /** Whether an entry of a jar is a native library, of whatever system. */
  static boolean isNative(String entry) {
    return NATIVE.matcher(entry).matches();
  }

  /** Where a native library belongs, relative to their folder; empty when it is not for here. */
  Optional<String> of(String entry) {
    String cache = "pytorch/%s-%s-" + target.djl() + "/";
    String cpu = cache.formatted(torch, "cpu");
    String cuda = cache.formatted(torch.replaceFirst("-.*", ""), CUDA);
    Map<String, String> folders =
        Map.of(
            "",
            "",
            "pytorch/cpu/" + target.djl(),
            cpu,
            "jnilib/" + target.djl() + "/cpu",
            cpu + djl + "-",
            "jnilib/" + target.djl() + "/" + CUDA,
            cuda + djl + "-",
            "native/lib/" + target.djl() + "/cpu",
            "",
            "org/sqlite/native/" + target.sqlite(),
            "",
            "com/sun/jna/" + target.jna(),
            "");
    int end = entry.lastIndexOf('/');
    return Optional.ofNullable(folders.get(entry.substring(0, Math.max(0, end))))
        .map(place -> place + entry.substring(end + 1));
  }
}
