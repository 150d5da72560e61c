package studio.evosearch.engine.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.ExitCode;
import studio.evosearch.engine.run.EngineService;
import studio.evosearch.engine.run.LocalWorkshop;
import studio.evosearch.engine.run.RunCommand;
import studio.evosearch.engine.run.RunHandle;
import studio.evosearch.engine.run.RunReport;
import studio.evosearch.engine.run.RunSpec;
import studio.evosearch.engine.run.RunState;
import studio.evosearch.engine.run.RunStore;

/** One run at the command line: progress while it works, its result at the end, Ctrl-C. */
final class RunSession implements AutoCloseable {
  private final OutputOptions output;
  private final PrintWriter talk;
  private final Progress progress;
  private final EngineService service = new EngineService(new LocalWorkshop(), 0);

  @SuppressWarnings("SystemConsoleNull")
  RunSession(OutputOptions output) {
    this.output = output;
    this.talk = output.talk();
    boolean terminal = System.console() != null && System.console().isTerminal();
    this.progress = new Progress(talk, terminal);
  }

  int start(RunSpec spec, Path folder) {
    return watch(service.start(spec, folder, progress));
  }

  int resume(Path folder) {
    return watch(service.resume(folder, progress));
  }

  private int watch(RunHandle handle) {
    talk.println("Run folder: " + handle.folder());
    talk.flush();
    Thread hook = new Thread(() -> interrupted(handle), "ctrl-c");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      while (!handle.await(Duration.ofDays(1))) {
        // A long run.
      }
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (IllegalStateException e) {
      // The process is on its way out; the hook speaks for the run.
      return 130;
    }
    return report(handle);
  }

  private void interrupted(RunHandle handle) {
    handle.post(new RunCommand.Stop(RunCommand.When.NOW));
    try {
      handle.await(Duration.ofMinutes(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (handle.state() == RunState.FAILED) {
      output.err().println("evosearch: " + progress.reason());
      output.err().flush();
    }
    talk.println();
    talk.println(RunText.afterCtrlC(handle.state(), handle.folder().toString()));
    talk.flush();
  }

  private int report(RunHandle handle) {
    if (handle.state() == RunState.FAILED) {
      Failed failed = Failed.of(handle.folder(), progress.reason());
      failed.print(output.err());
      if (output.json()) {
        output.print(() -> failed, out -> {});
      }
      return ExitCode.SOFTWARE;
    }
    try (RunStore store = RunStore.read(handle.folder())) {
      RunReport report = RunReport.of(store);
      output.print(() -> report, out -> RunText.summary(report, out));
      new Results(store, report).save(talk, output.err());
      return ExitCode.OK;
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
