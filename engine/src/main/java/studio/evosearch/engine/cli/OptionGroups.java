package studio.evosearch.engine.cli;

import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/** Lists a command's options under a heading for each class that declares some. */
final class OptionGroups implements IHelpSectionRenderer {
  private static final Map<Class<?>, String> HEADINGS =
      Map.of(
          TargetOptions.class, "What to search",
          BenchCommand.class, "What to compare",
          GuideOptions.class, "What to search",
          MethodOptions.class, "How to search",
          SamplingOptions.class, "How to denoise",
          DeviceOptions.class, "How to denoise",
          BudgetOptions.class, "How much to spend");

  @Override
  public String render(Help help) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    for (OptionSpec option : help.commandSpec().options()) {
      groups.computeIfAbsent(heading(option), _ -> new ArrayList<>()).add(option);
    }
    StringBuilder text = new StringBuilder();
    groups.forEach((heading, options) -> {
      Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
      layout.addOptions(options, help.parameterLabelRenderer());
      text.append("%n%s%n".formatted(heading)).append(layout);
    });
    return text.toString();
  }

  /** By the class that declares the option's field. */
  private static String heading(OptionSpec option) {
    Class<?> owner =
        option.userObject() instanceof Member field ? field.getDeclaringClass() : Object.class;
    return HEADINGS.getOrDefault(owner, "What to print and where to keep it");
  }
}
