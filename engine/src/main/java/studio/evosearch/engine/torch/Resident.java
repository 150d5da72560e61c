package studio.evosearch.engine.torch;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What lies on a device from its first call on, until it is released or makes room for others there
 * as the placement's {@link Offload} says.
 */
abstract class Resident implements AutoCloseable {
  /** Held during a call: who is at work does not make room. */
  final ReentrantLock lock = new ReentrantLock();

  final String device;
  private final Offload offload;
  private final Residency residency;

  /** Takes a placement's first device. */
  Resident(Placement placement) {
    device = placement.device();
    offload = placement.offload();
    residency = Residency.on(device);
  }

  /** For people. */
  abstract String name();

  /** Whether it lies on the device; asked and told with the lock held. */
  abstract boolean loaded();

  /** Frees its memory on the device, if any; called with the lock held. */
  abstract void unload();

  /** Notes that a call begins. */
  final void used() {
    residency.used(this);
  }

  /** Has others make room until a call that takes so many bytes fits; whether it does then. */
  final boolean roomFor(long bytes) {
    BooleanSupplier enough = () -> Residency.free(device, bytes);
    residency.makeRoom(this, offload, enough);
    return enough.getAsBoolean();
  }

  /** Computes a call; once more with the device to itself when it runs out of memory. */
  final <T> T computed(Supplier<T> call) {
    try {
      return call.get();
    } catch (DeviceMemoryException e) {
      if (!residency.makeRoom(this, offload, () -> false)) {
        throw e;
      }
    }
    return call.get();
  }

  /** Whether it lies on the device. */
  final boolean present() {
    lock.lock();
    try {
      return loaded();
    } finally {
      lock.unlock();
    }
  }

  /** Frees the memory of the device until the next call. */
  public final void release() {
    lock.lock();
    try {
      free();
    } finally {
      lock.unlock();
    }
  }

  /** Frees the memory if no call is under way. */
  final boolean releaseIfIdle() {
    if (lock.isHeldByCurrentThread() || !lock.tryLock()) {
      return false;
    }
    try {
      free();
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void free() {
    residency.gone(this);
    unload();
  }

  @Override
  public final void close() {
    release();
  }
}
