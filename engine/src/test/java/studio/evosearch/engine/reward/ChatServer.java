package studio.evosearch.engine.reward;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A chat endpoint on this machine that gives the answers it is told, the last one for ever. */
final class ChatServer implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** One answer; a status of 0 is none at all, until the server closes. */
  record Answer(int status, String body) {
    static Answer of(String content) {
      var body = MAPPER.createObjectNode();
      body.putArray("choices").addObject().putObject("message").put("content", content);
      return new Answer(200, MAPPER.writeValueAsString(body));
    }
  }

  final Queue<JsonNode> requests = new ConcurrentLinkedQueue<>();
  final Queue<String> keys = new ConcurrentLinkedQueue<>();

  /** One permit for each request that came. */
  final Semaphore came = new Semaphore(0);

  final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Answer> answers;
  private final HttpServer server;

  ChatServer(Answer... answers) throws IOException {
    this.answers = List.of(answers);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/chat/completions", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/v1/chat/completions".formatted(server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    most.accumulateAndGet(open.incrementAndGet(), Math::max);
    try (exchange) {
      requests.add(MAPPER.readTree(exchange.getRequestBody().readAllBytes()));
      came.release();
      keys.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
      Answer answer = answers.get(Math.min(asked.getAndIncrement(), answers.size() - 1));
      if (answer.status() == 0) {
        closing.await();
        return;
      }
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    } finally {
      open.decrementAndGet();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
