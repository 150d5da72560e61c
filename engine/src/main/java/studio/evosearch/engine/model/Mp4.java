package studio.evosearch.engine.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jcodec.api.FrameGrab;
import org.jcodec.api.JCodecException;
import org.jcodec.api.transcode.PixelStore;
import org.jcodec.api.transcode.SinkImpl;
import org.jcodec.api.transcode.VideoFrameWithPacket;
import org.jcodec.common.Codec;
import org.jcodec.common.DemuxerTrackMeta;
import org.jcodec.common.Format;
import org.jcodec.common.io.ByteBufferSeekableByteChannel;
import org.jcodec.common.io.NIOUtils;
import org.jcodec.common.io.SeekableByteChannel;
import org.jcodec.common.model.Packet;
import org.jcodec.common.model.Rational;
import org.jcodec.containers.mp4.demuxer.MP4Demuxer;

/**
 * Videos as MP4 files of H.264, which players and browsers know. Something of each frame is lost:
 * its colours are kept for two by two pixels together.
 */
public final class Mp4 {
  /** {@code mvhd}, {@code tkhd} and {@code mdhd}. */
  private static final List<Integer> HEADERS = List.of(0x6d766864, 0x746b6864, 0x6d646864);

  private Mp4() {}

  /**
   * Encodes a video; a picture becomes a video of one frame. Odd sides lose a pixel, as the codec
   * wants them even.
   */
  public static byte[] encode(Footage video) {
    double fps = video.framesPerSecond() > 0 ? video.framesPerSecond() : 1;
    Rational rate = Rational.reduce(Math.toIntExact(Math.round(fps * 1000)), 1000);
    try (MemoryChannel file = new MemoryChannel()) {
      SinkImpl sink = SinkImpl.createWithStream(file, Format.MOV, Codec.H264, null);
      sink.init();
      for (int i = 0; i < video.frames().size(); i++) {
        long time = (long) i * rate.getDen();
        Packet packet =
            Packet.createPacket(
                null, time, rate.getNum(), rate.getDen(), i, Packet.FrameType.KEY, null);
        var frame = new PixelStore.LoanerPicture(Yuv.of(video.frames().get(i)), 0);
        sink.outputVideoFrame(new VideoFrameWithPacket(packet, frame));
      }
      sink.finish();
      return timeless(file.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // Nothing is written but memory.
    }
  }

  /**
   * Without the time of day, which jcodec writes into three headers of the part at the file's end:
   * the same frames are the same file.
   */
  private static byte[] timeless(byte[] file) {
    for (int header : HEADERS) {
      int at = file.length - 16;
      while (ByteBuffer.wrap(file).getInt(at) != header) {
        at--;
      }
      // After the name come version and flags, then when it was made and when changed.
      Arrays.fill(file, at + 8, at + 16, (byte) 0);
    }
    return file;
  }

  /**
   * What a file holds.
   *
   * @param width in pixels
   * @param height in pixels
   */
  public record Facts(int width, int height, int frames, double framesPerSecond) {}

  /**
   * Reads what a file holds, without its frames.
   *
   * @throws IOException when it is no such file
   */
  public static Facts facts(Path file) throws IOException {
    try (SeekableByteChannel channel = NIOUtils.readableChannel(file.toFile())) {
      DemuxerTrackMeta track = MP4Demuxer.createMP4Demuxer(channel).getVideoTrack().getMeta();
      var size = track.getVideoCodecMeta().getSize();
      return new Facts(
          size.getWidth(),
          size.getHeight(),
          track.getTotalFrames(),
          track.getTotalFrames() / track.getTotalDuration());
    } catch (RuntimeException e) {
      throw unreadable(e);
    }
  }

  private static IOException unreadable(Exception cause) {
    return new IOException(
        "not an MP4 file of H.264 that can be read: " + cause.getMessage(), cause);
  }

  /**
   * Decodes a file that {@link #encode} made.
   *
   * @throws IOException when it is no such file
   */
  public static Footage decode(byte[] mp4) throws IOException {
    List<Picture> frames = new ArrayList<>();
    try {
      FrameGrab grab =
          FrameGrab.createFrameGrab(
              ByteBufferSeekableByteChannel.readFromByteBuffer(ByteBuffer.wrap(mp4)));
      DemuxerTrackMeta track = grab.getVideoTrack().getMeta();
      for (var frame = grab.getNativeFrame(); frame != null; frame = grab.getNativeFrame()) {
        frames.add(Yuv.picture(frame.cropped()));
      }
      return new Footage(frames, track.getTotalFrames() / track.getTotalDuration());
    } catch (JCodecException | RuntimeException e) {
      throw unreadable(e);
    }
  }
}
