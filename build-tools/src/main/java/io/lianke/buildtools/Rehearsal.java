package io.lianke.buildtools;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Uses an application that has just been started as its users will: imports made-up orders, then
/// opens the lists. The start-up cache recorded meanwhile holds the profiles of the methods that
/// this made hot (JEP 515), so that real work is compiled sooner.
///
/// Argument: the address. The environment holds `LIANKE_BOOTSTRAP_API_KEY`.
public final class Rehearsal {
    /// So many that each method of an import has passed the JVM's thresholds.
    private static final int LINES = 20_000;

    private static final int LINES_PER_ORDER = 20;
    private static final int CUSTOMERS = 300;
    private static final int PRODUCTS = 2_000;
    private static final int REFUND_EVERY = 40;
    private static final int CITIES = 30;
    private static final int LOOKS = 30;
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final LocalDateTime BEGIN = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final String BOUNDARY = "lianke-rehearsal";
    private static final String SPEC =
            """
            {"kind":"orders","zone":"Asia/Shanghai","currency":"CNY","channel":"web",
             "mapping":{"orderId":"no","sku":"sku","productName":"name","quantity":"quantity",
             "orderedAt":"at","unitPrice":"price","customer.external:shop":"customer",
             "customer.phone":"phone","customer.trait:city":"city"},
             "refundWhen":{"column":"no","op":"starts_with","value":"R"}}\
            """;
    private static final List<String> PAGES =
            List.of(
                    "customers",
                    "orders",
                    "refunds",
                    "imports",
                    "reports/sales?from=2026-01-01&to=2026-12-31&interval=month&currency=CNY");

    private final String base;
    private final String key;
    private final HttpClient client = HttpClient.newHttpClient();
    private final long deadline = System.nanoTime() + LIMIT.toNanos();

    private Rehearsal(String base, String key) {
        this.base = base + "/api/v1/";
        this.key = key;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var key = Objects.requireNonNull(System.getenv("LIANKE_BOOTSTRAP_API_KEY"), "no API key");
        var rehearsal = new Rehearsal(arguments[0], key);
        rehearsal.awaitStart();
        rehearsal.importOrders();
        for (int look = 0; look < LOOKS; look++) {
            for (var page : PAGES) {
                rehearsal.send(rehearsal.request(page));
            }
        }
    }

    /// It answers before it knows its first key.
    private void awaitStart() throws IOException, InterruptedException {
        while (!ready()) {
            pause();
        }
    }

    private boolean ready() throws IOException, InterruptedException {
        try {
            var answer = client.send(request(PAGES.getFirst()).build(), BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (ConnectException _) {
            return false;
        }
    }

    private void importOrders() throws IOException, InterruptedException {
        var body =
                part("spec\"", "application/json", SPEC)
                        + part("file\"; filename=\"orders.csv\"", "text/csv", orders())
                        + "--"
                        + BOUNDARY
                        + "--\r\n";
        var begun =
                send(
                        request("imports")
                                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                                .POST(BodyPublishers.ofString(body)));
        var id = value(begun, "id");
        while (value(send(request("imports/" + id)), "state").equals("running")) {
            pause();
        }
    }

    private static String part(String name, String type, String content) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\r\nContent-Type: %s\r\n\r\n%s\r\n"
                .formatted(BOUNDARY, name, type, content);
    }

    private static String orders() {
        var random = new Random(LINES);
        var lines = new StringBuilder("no,sku,name,quantity,at,price,customer,phone,city\n");
        for (int line = 0; line < LINES; line++) {
            var order = line / LINES_PER_ORDER;
            var product = random.nextInt(PRODUCTS);
            var customer = order % CUSTOMERS;
            lines.append(
                    "%s%d,P%d,Product %d,%d,%s,%d.%02d,C%d,1380013%04d,City %d\n"
                            .formatted(
                                    order % REFUND_EVERY == 0 ? "R" : "",
                                    order,
                                    product,
                                    product,
                                    1 + random.nextInt(9),
                                    BEGIN.plusMinutes(order),
                                    random.nextInt(300),
                                    random.nextInt(100),
                                    customer,
                                    customer,
                                    customer % CITIES));
        }
        return lines.toString();
    }

    private static String value(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("No " + name + " in " + json);
        }
        return found.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(LIMIT)
                .header("Authorization", "Bearer " + key);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private void pause() throws InterruptedException {
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException("Not done within " + LIMIT);
        }
        TimeUnit.MILLISECONDS.sleep(100);
    }
}
