// SPDX-License-Identifier: Apache-2.0
package peer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The contestant's side of the benchmark's protocol (bench/README.md): MODE RULES WORKLOAD_DIR [ARGUMENT]. */
public final class Main {
    private static final int BLOCK_LINES = 10_000; // what a thread takes at once in text mode
    private static final JsonFactory JSON = new JsonFactory();

    public static void main(String[] arguments) throws Exception {
        Path rules = Path.of(arguments[1]), applications = Path.of(arguments[2], "applications.ndjson");
        int argument = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1;
        switch (arguments[0]) {
            case "archive" -> Drools.load(rules);
            case "eval" -> evaluate(Drools.load(rules), applications, argument);
            case "text" -> text(rules, new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 18), argument);
            case "verdicts" -> text(rules, Files.newBufferedReader(applications), 1);
            case "load" -> load(rules);
            default -> throw new IllegalArgumentException("unknown mode " + arguments[0]);
        }
    }

    private static Application read(String line) throws IOException {
        var application = new Application();
        try (var parser = JSON.createParser(line)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                parser.nextToken();
                switch (key) {
                    case "项目编号" -> application.id = parser.getText();
                    case "所在地" -> application.region = parser.getText();
                    case "行业" -> application.industry = parser.getText();
                    case "供地方式" -> application.landUse = parser.getText();
                    case "特殊工艺" -> application.specialProcess = parser.getBooleanValue();
                    case "固定资产投资" -> {
                        application.investment = parser.getDoubleValue();
                        application.investmentSteps = steps(parser.getText(), 6);
                    }
                    case "用地面积" -> {
                        application.area = parser.getDoubleValue();
                        application.areaSteps = steps(parser.getText(), 4);
                    }
                    default -> { }
                }
            }
        }
        return application;
    }

    private static long steps(String text, int decimals) {
        return new BigDecimal(text).movePointRight(decimals).longValueExact();
    }

    private static void evaluate(Drools drools, Path file, int repeat) throws IOException {
        var applications = new ArrayList<Application>();
        try (var lines = Files.newBufferedReader(file)) {
            for (String line; (line = lines.readLine()) != null; ) applications.add(read(line));
        }
        var seconds = new ArrayList<String>();
        for (int pass = 0; pass < repeat; ++pass) {
            long start = System.nanoTime();
            drools.judge(applications);
            seconds.add(Double.toString((System.nanoTime() - start) / 1e9));
        }
        System.out.println("{\"records\":" + applications.size() + ",\"seconds\":[" + String.join(",", seconds) + "]}");
    }

    private static void load(Path rules) throws IOException {
        long start = System.nanoTime();
        Drools.compile(rules);
        System.out.println("{\"seconds\":[" + (System.nanoTime() - start) / 1e9 + "]}");
    }

    private static void text(Path rules, BufferedReader source, int threads) throws Exception {
        Drools first = Drools.load(rules);
        var engines = ThreadLocal.withInitial(() -> {
            try {
                return Drools.load(rules);
            } catch (IOException error) {
                throw new java.io.UncheckedIOException(error);
            }
        });
        var output = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), false, StandardCharsets.UTF_8);
        var pool = Executors.newFixedThreadPool(threads);
        var waiting = new ArrayDeque<Future<String>>();
        for (List<String> lines; !(lines = block(source)).isEmpty(); ) {
            List<String> block = lines;
            if (threads == 1) {
                output.print(verdicts(first, block));
                continue;
            }
            waiting.add(pool.submit((Callable<String>) () -> verdicts(engines.get(), block)));
            if (waiting.size() >= 2 * threads) output.print(waiting.poll().get());
        }
        while (!waiting.isEmpty()) output.print(waiting.poll().get());
        output.flush();
        pool.shutdown();
    }

    private static List<String> block(BufferedReader source) throws IOException {
        var lines = new ArrayList<String>(BLOCK_LINES);
        for (String line; lines.size() < BLOCK_LINES && (line = source.readLine()) != null; ) lines.add(line);
        return lines;
    }

    private static String verdicts(Drools drools, List<String> lines) throws IOException {
        var applications = new ArrayList<Application>(lines.size());
        for (String line : lines) applications.add(read(line));
        drools.judge(applications);
        var output = new StringBuilder();
        for (Application application : applications) {
            int[] violated = application.violated();
            output.append("{\"id\":\"").append(application.id).append("\",\"outcome\":\"");
            if (violated.length == 0) {
                output.append("passed\"}\n");
                continue;
            }
            output.append("rejected\",\"violated\":[");
            for (int i = 0; i < violated.length; ++i) {
                output.append(i > 0 ? ",\"" : "\"").append(drools.names[violated[i]]).append('"');
            }
            output.append("]}\n");
        }
        return output.toString();
    }
}
