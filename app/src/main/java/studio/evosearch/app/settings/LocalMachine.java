package studio.evosearch.app.settings;

import java.nio.file.Path;
import java.util.List;
import studio.evosearch.engine.checkpoint.ByteProgress;
import studio.evosearch.engine.run.Accelerators;
import studio.evosearch.engine.run.LibtorchDownload;
import studio.evosearch.engine.run.LocalWorkshop;

/** The machine the studio runs on. */
public final class LocalMachine implements Machine {
  @Override
  public int threads() {
    return LocalWorkshop.suggestedThreads();
  }

  @Override
  public Accelerators accelerators() {
    return Accelerators.find();
  }

  @Override
  public List<String> choose(Path folder) {
    return List.copyOf(Accelerators.choose(folder).keySet());
  }

  @Override
  public Offer offer() {
    LibtorchDownload download = Accelerators.download();
    return new Offer(download.from().toString(), download.folder(), download.size());
  }

  @Override
  public Path fetch(ByteProgress progress) {
    return Accelerators.download().fetch(progress);
  }

  @Override
  public void chooseOwn() {
    Accelerators.chooseOwn();
  }
}
