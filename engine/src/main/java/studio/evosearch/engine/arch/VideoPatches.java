package studio.evosearch.engine.arch;

import java.util.List;
import studio.evosearch.engine.script.Scope;
import studio.evosearch.engine.script.ScriptBuilder;
import studio.evosearch.engine.script.Value;

/**
 * A video latent as tokens: one token for each patch of frames, rows and columns, in that order.
 */
final class VideoPatches {
  private final ScriptBuilder script;
  private final List<Integer> patch;
  private final Value frames;
  private final Value rows;
  private final Value columns;
  private final Value tokens;

  /**
   * @param latents {@code [batch, channels, frames, height, width]}
   * @param layer the convolution that makes a token of a patch
   * @param patch its extents in frames, rows and columns
   */
  VideoPatches(
      ScriptBuilder script, Value latents, Scope scope, String layer, List<Integer> patch) {
    this.script = script;
    this.patch = patch;
    Value grid = scope.conv3d(latents, layer, patch, List.of(0, 0, 0));
    frames = grid.size(2);
    rows = grid.size(3);
    columns = grid.size(4);
    tokens = grid.flatten(2, 4).transpose(1, 2);
  }

  /** The tokens, {@code [batch, tokens, width]}. */
  Value tokens() {
    return tokens;
  }

  /**
   * The angles of rotary embedding, {@code [tokens, sum of widths / 2]} in float64: the token's
   * frame, row and column times theta^(-2 i / width) for i from 0.
   *
   * @param widths of the parts of a head that tell frames, rows and columns
   */
  Value angles(List<Integer> widths, double theta) {
    Value frame = angles(frames, widths.get(0), theta).unsqueeze(1).unsqueeze(1);
    Value row = angles(rows, widths.get(1), theta).unsqueeze(1).unsqueeze(0);
    Value column = angles(columns, widths.get(2), theta).unsqueeze(0).unsqueeze(0);
    Value grid =
        script.cat(
            -1,
            frame.expand(frames, rows, columns),
            row.expand(frames, rows, columns),
            column.expand(frames, rows, columns));
    return grid.flatten(0, 2);
  }

  private Value angles(Value extent, int width, double theta) {
    return script.angles(script.range(extent, tokens), width, theta);
  }

  /** What a token's last layer gave, {@code [batch, tokens, patch * channels]}, as a video. */
  Value channelsLast(Value x) {
    Value parts = x.unflatten(2, patch.get(0), patch.get(1), patch.get(2), -1);
    return joined(parts.unflatten(1, frames, rows, columns).permute(0, 7, 1, 4, 2, 5, 3, 6));
  }

  /** The same for {@code [batch, tokens, channels * patch]}. */
  Value channelsFirst(Value x) {
    Value parts = x.unflatten(2, -1, patch.get(0), patch.get(1), patch.get(2));
    return joined(parts.unflatten(1, frames, rows, columns).permute(0, 4, 1, 5, 2, 6, 3, 7));
  }

  private static Value joined(Value parts) {
    return parts.flatten(6, 7).flatten(4, 5).flatten(2, 3);
  }
}
