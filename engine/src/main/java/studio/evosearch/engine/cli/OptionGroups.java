package studio.evosearch.engine.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/** Lists a command's options under a heading for each class that declares some. */
final class OptionGroups implements IHelpSectionRenderer {
  @Override
  public String render(Help help) {
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    for (String heading : List.of("What to search", "How to search", "How to denoise")) {
      groups.put(heading, new ArrayList<>());
    }
    for (OptionSpec option : help.commandSpec().options()) {
      groups.computeIfAbsent(heading(option.userObject()), _ -> new ArrayList<>()).add(option);
    }
    StringBuilder text = new StringBuilder();
    groups.forEach((heading, options) -> {
      Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
      layout.addOptions(options, help.parameterLabelRenderer());
      text.append("%n%s%n".formatted(heading)).append(layout);
    });
    return text.toString();
  }

  private static String heading(Object owner) {
    return switch (owner) {
      case TargetOptions _ -> "What to search";
      case MethodOptions _ -> "How to search";
      case SamplingOptions _, DeviceOptions _ -> "How to denoise";
      case BudgetOptions _ -> "How much to spend";
      default -> "What to print and where to keep it";
    };
  }
}
