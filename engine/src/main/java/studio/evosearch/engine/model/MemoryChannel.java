package studio.evosearch.engine.model;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jcodec.common.io.SeekableByteChannel;

/** A file in memory that grows as it is written. */
final class MemoryChannel implements SeekableByteChannel {
  private byte[] content = new byte[1 << 16];
  private int size;
  private int position;
  private boolean open = true;

  byte[] bytes() {
    return Arrays.copyOf(content, size);
  }

  @Override
  public int write(ByteBuffer from) {
    int count = from.remaining();
    int end = Math.addExact(position, count);
    if (end > content.length) {
      content = Arrays.copyOf(content, Math.max(end, (int) Math.min(2L * content.length, 1 << 30)));
    }
    from.get(content, position, count);
    position = end;
    size = Math.max(size, end);
    return count;
  }

  @Override
  public int read(ByteBuffer to) {
    int count = Math.min(to.remaining(), size - position);
    if (count <= 0) {
      return -1;
    }
    to.put(content, position, count);
    position += count;
    return count;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel setPosition(long to) {
    position = Math.toIntExact(to);
    return this;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public SeekableByteChannel truncate(long to) {
    size = Math.toIntExact(Math.min(size, to));
    return this;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() {
    open = false;
  }
}
