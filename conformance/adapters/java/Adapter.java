import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * An adapter that lets softproof judge a softmax cross-entropy written in Java.
 *
 * Copy this file, put your own code into the first part, and run
 *
 *     npx softproof certify -- java Adapter.java
 *
 * It needs Java 11 or later and its standard library. The protocol that the second part speaks is written down in
 * softproof's spec/adapter-protocol.md; you need not read it.
 */
class Adapter {
    // --- Replace this part ---------------------------------------------------------------------------------------
    //
    // Each function is given one problem and returns rows * classes numbers, row after row, or a single one for the
    // loss. To turn an input down, throw. Delete the functions that you do not have, and their lines in MINE.
    //
    // For a float32 implementation set DTYPE to "float32"; what you return is rounded to it.

    static final String DTYPE = "float64";
    static final String NAME = "textbook Java";
    static final String VERSION = "1";

    static class Problem {
        int rows, classes;
        /** rows * classes numbers, row after row. */
        double[] logits;
        /** One class a row, counted from 0; empty where there are no labels. */
        int[] labels;

        /** Where the label of row i stands. One that names no class would be looked up in another row. */
        int target(int i) {
            if (labels[i] < 0 || labels[i] >= classes) throw new IllegalArgumentException("a label names no class");
            return i * classes + labels[i];
        }
    }

    static final Map<String, Function<Problem, double[]>> MINE = new LinkedHashMap<>();

    static {
        MINE.put("softmax", Adapter::softmax);
        MINE.put("log_softmax", Adapter::logSoftmax);
        MINE.put("cross_entropy", Adapter::crossEntropy);
        MINE.put("cross_entropy_grad", Adapter::crossEntropyGrad);
    }

    static double[] softmax(Problem problem) {
        double[] answer = logSoftmax(problem);
        for (int k = 0; k < answer.length; k++) answer[k] = Math.exp(answer[k]);
        return answer;
    }

    static double[] logSoftmax(Problem problem) {
        double[] answer = problem.logits.clone();
        for (int start = 0; start < answer.length; start += problem.classes) {
            int end = start + problem.classes;
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = start; k < end; k++) largest = Math.max(largest, answer[k]);
            double sum = 0;
            for (int k = start; k < end; k++) sum += Math.exp(answer[k] - largest);
            for (int k = start; k < end; k++) answer[k] = answer[k] - largest - Math.log(sum);
        }
        return answer;
    }

    static double[] crossEntropy(Problem problem) {
        double[] logP = logSoftmax(problem);
        double sum = 0;
        for (int i = 0; i < problem.rows; i++) sum -= logP[problem.target(i)];
        return new double[] {sum / problem.rows};
    }

    static double[] crossEntropyGrad(Problem problem) {
        double[] gradient = softmax(problem);
        for (int i = 0; i < problem.rows; i++) gradient[problem.target(i)] -= 1;
        for (int k = 0; k < gradient.length; k++) gradient[k] /= problem.rows;
        return gradient;
    }

    // --- From here on nothing needs to be changed ----------------------------------------------------------------

    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        // Messages own standard output. What your code prints goes to standard error, which softproof shows if need be.
        PrintStream out = new PrintStream(System.out, false, "UTF-8");
        System.setOut(System.err);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Map<String, String> message = Json.object(line);
            String command = Json.text(message.get("cmd"));
            if (command.equals("stop")) return;
            out.print((command.equals("start") ? hello() : run(message)) + "\n");
            out.flush();
        }
    }

    static String hello() {
        String quantities = "\"" + String.join("\",\"", MINE.keySet()) + "\"";
        return "{\"name\":\"" + NAME + "\",\"version\":\"" + VERSION + "\",\"protocol\":1,\"capabilities\":"
                + "{\"dtypes\":[\"" + DTYPE + "\"],\"quantities\":[" + quantities + "]}}";
    }

    static String run(Map<String, String> message) {
        Map<String, String> text = Json.object(message.get("problem"));
        String bits = Json.text(Json.object(text.get("logits")).get("bits"));
        Problem problem = read(text, bits);
        StringJoiner answers = new StringJoiner(",", "{", "}");
        for (String quoted : Json.array(message.get("quantities"))) {
            answers.add(quoted + ":" + answer(Json.text(quoted), problem));
        }
        boolean wrote = !write(problem.logits).equals(bits);
        return "{\"id\":" + message.get("id") + ",\"answers\":" + answers + ",\"wrote_to_input\":" + wrote + "}";
    }

    static String answer(String quantity, Problem problem) {
        Function<Problem, double[]> function = MINE.get(quantity);
        if (function == null) return "{\"unsupported\":\"there is no such function\"}";
        double[] numbers;
        try {
            numbers = function.apply(problem);
        } catch (RuntimeException error) {
            return "{\"refused\":\"" + error.toString().replaceAll("[\\p{Cntrl}\"\\\\]", " ") + "\"}";
        }
        String shape = quantity.equals("cross_entropy") ? "" : problem.rows + "," + problem.classes;
        return "{\"value\":{\"dtype\":\"" + DTYPE + "\",\"shape\":[" + shape + "],\"bits\":\"" + write(numbers) + "\"}}";
    }

    static Problem read(Map<String, String> text, String bits) {
        List<String> shape = Json.array(Json.object(text.get("logits")).get("shape"));
        int digits = DTYPE.equals("float32") ? 8 : 16;
        Problem problem = new Problem();
        problem.rows = Integer.parseInt(shape.get(0));
        problem.classes = Integer.parseInt(shape.get(1));
        problem.logits = new double[bits.length() / digits];
        for (int k = 0; k < problem.logits.length; k++) {
            long word = Long.parseUnsignedLong(bits.substring(k * digits, (k + 1) * digits), 16);
            problem.logits[k] = digits == 8 ? Float.intBitsToFloat((int) word) : Double.longBitsToDouble(word);
        }
        List<String> labels = text.containsKey("labels") ? Json.array(text.get("labels")) : List.of();
        problem.labels = labels.stream().mapToInt(Integer::parseInt).toArray();
        return problem;
    }

    static String write(double[] numbers) {
        StringBuilder bits = new StringBuilder();
        for (double x : numbers) {
            bits.append(
                    DTYPE.equals("float32")
                            ? String.format("%08x", Float.floatToIntBits((float) x))
                            : String.format("%016x", Double.doubleToLongBits(x)));
        }
        return bits.toString();
    }

    /** JSON values are strings here, as they stand in the message. */
    static class Json {
        static String text(String value) {
            return value.substring(1, value.length() - 1);
        }

        static Map<String, String> object(String value) {
            List<String> parts = array(value);
            Map<String, String> members = new LinkedHashMap<>();
            for (int k = 0; k + 1 < parts.size(); k += 2) members.put(text(parts.get(k)), parts.get(k + 1));
            return members;
        }

        /** The elements of an array, or the names and values of an object in turns. */
        static List<String> array(String value) {
            List<String> parts = new ArrayList<>();
            int depth = 0, start = -1;
            for (int at = 1; at < value.length() - 1; at++) {
                char c = value.charAt(at);
                boolean between = c == ',' || c == ':' || c == ' ';
                if (depth == 0 && start >= 0 && between) {
                    parts.add(value.substring(start, at));
                    start = -1;
                }
                if (start < 0 && !between) start = at;
                if (c == '{' || c == '[') depth++;
                if (c == '}' || c == ']') depth--;
                if (c == '"') while (value.charAt(++at) != '"') if (value.charAt(at) == '\\') at++;
            }
            if (start >= 0) parts.add(value.substring(start, value.length() - 1));
            return parts;
        }
    }
}
