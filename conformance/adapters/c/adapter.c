/* An adapter that lets softproof judge a softmax cross-entropy written in C or C++.
 *
 * Copy this file, put your own code into the first part, and run
 *
 *     cc -O2 -o adapter adapter.c -lm && npx softproof certify -- ./adapter
 *
 * It needs a C11 or C++11 compiler and nothing else. The protocol that the second part speaks is written down in
 * softproof's spec/adapter-protocol.md; you need not read it.
 */

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- Replace this part --------------------------------------------------------------------------------------------
 *
 * Each function is given one problem and fills in the answer: rows * classes numbers, row after row, or a single one
 * for the loss. It returns NULL, or a reason for turning the input down. Delete the functions that you do not have,
 * and their lines in MINE.
 *
 * For a float32 implementation write float in place of double, and "float32".
 *
 * Functions that stand in a file of their own stay there: let it define OWN_FUNCTIONS and all that stands in this part, and
 * then include this file. Who defines WITHOUT_ADAPTER first is given this part alone, as softproof's check.c is.
 */

#ifndef OWN_FUNCTIONS

typedef double real;
#define DTYPE "float64"
#define NAME "textbook C"
#define VERSION "1"
#define DIALECT "" /* what it does where implementations may differ, such as "\"subnormals\":\"flushed\"" */

struct problem {
    size_t rows, classes;
    const real *logits; /* rows * classes, row after row */
    const long *labels; /* one class a row, counted from 0; NULL where there are no labels */
};

static real log_sum(const real *row, size_t classes, real *largest) {
    *largest = -INFINITY;
    for (size_t j = 0; j < classes; j++)
        if (row[j] > *largest) *largest = row[j];
    real sum = 0;
    for (size_t j = 0; j < classes; j++) sum += (real)exp(row[j] - *largest);
    return (real)log(sum);
}

static const char *log_softmax(const struct problem *problem, real *answer) {
    for (size_t i = 0; i < problem->rows; i++) {
        const real *row = problem->logits + i * problem->classes;
        real largest, log_of_sum = log_sum(row, problem->classes, &largest);
        for (size_t j = 0; j < problem->classes; j++) *answer++ = row[j] - largest - log_of_sum;
    }
    return NULL;
}

static const char *softmax(const struct problem *problem, real *answer) {
    log_softmax(problem, answer);
    for (size_t k = 0; k < problem->rows * problem->classes; k++) answer[k] = (real)exp(answer[k]);
    return NULL;
}

/* NULL, or what is wrong: a label that names no class would be looked up in another row. */
static const char *bad_label(const struct problem *problem) {
    for (size_t i = 0; i < problem->rows; i++)
        if (problem->labels[i] < 0 || (size_t)problem->labels[i] >= problem->classes) return "a label names no class";
    return NULL;
}

static const char *cross_entropy(const struct problem *problem, real *answer) {
    if (bad_label(problem)) return bad_label(problem);
    real sum = 0;
    for (size_t i = 0; i < problem->rows; i++) {
        const real *row = problem->logits + i * problem->classes;
        real largest, log_of_sum = log_sum(row, problem->classes, &largest);
        sum += log_of_sum - (row[problem->labels[i]] - largest);
    }
    *answer = sum / (real)problem->rows;
    return NULL;
}

static const char *cross_entropy_grad(const struct problem *problem, real *answer) {
    if (bad_label(problem)) return bad_label(problem);
    softmax(problem, answer);
    for (size_t i = 0; i < problem->rows; i++) answer[i * problem->classes + (size_t)problem->labels[i]] -= 1;
    for (size_t k = 0; k < problem->rows * problem->classes; k++) answer[k] /= (real)problem->rows;
    return NULL;
}

static const struct quantity {
    const char *name;
    const char *(*run)(const struct problem *problem, real *answer);
    bool one_number;
} MINE[] = {
    {"softmax", softmax, false},
    {"log_softmax", log_softmax, false},
    {"cross_entropy", cross_entropy, true},
    {"cross_entropy_grad", cross_entropy_grad, false},
};

#endif

/* --- From here on nothing needs to be changed --------------------------------------------------------------------- */

#ifndef WITHOUT_ADAPTER

enum { KINDS = sizeof MINE / sizeof *MINE, DIGITS = 2 * sizeof(real) };

static void *room_for(void *old, size_t bytes) {
    void *room = realloc(old, bytes ? bytes : 1);
    if (!room) {
        fputs("adapter: out of memory\n", stderr);
        exit(1);
    }
    return room;
}

/* The next line without its end, or NULL; it is overwritten by the one after it. */
static char *read_line(void) {
    static char *line;
    static size_t room;
    size_t length = 0;
    for (int c = getchar(); c != '\n'; c = getchar()) {
        if (c == EOF) return NULL;
        if (length + 1 >= room) line = (char *)room_for(line, room = 2 * room + 256);
        line[length++] = (char)c;
    }
    if (room == 0) line = (char *)room_for(line, room = 256);
    line[length] = '\0';
    return line;
}

/* JSON is read where it stands: a value is a pointer to its first character. */

static const char *blank(const char *at) { return at + strspn(at, " \t\r"); }

static const char *after_text(const char *at) {
    for (at++; *at && *at != '"'; at++)
        if (*at == '\\' && at[1]) at++;
    return *at ? at + 1 : at;
}

static const char *after_value(const char *at) {
    if (*at == '"') return after_text(at);
    if (*at != '{' && *at != '[') return at + strcspn(at, ",]} \t\r");
    size_t depth = 0;
    do {
        if (*at == '"') {
            at = after_text(at);
            continue;
        }
        if (*at == '{' || *at == '[') depth++;
        if (*at == '}' || *at == ']') depth--;
        at++;
    } while (depth && *at);
    return at;
}

/* The member of an object, or NULL. */
static const char *member(const char *object, const char *name) {
    size_t length = strlen(name);
    for (const char *at = object + 1; *(at = blank(at)) == '"';) {
        bool found = strncmp(at + 1, name, length) == 0 && at[length + 1] == '"';
        at = blank(blank(after_text(at)) + 1);
        if (found) return at;
        at = blank(after_value(at));
        if (*at == ',') at++;
    }
    return NULL;
}

/* Goes to the next element of an array: `at` is its '[' first, and then an element. NULL after the last one. */
static const char *next(const char *at) {
    at = *at == '[' ? blank(at + 1) : blank(after_value(at));
    if (*at == ',') at = blank(at + 1);
    return *at == ']' || !*at ? NULL : at;
}

static bool is_text(const char *value, const char *text) {
    size_t length = strlen(text);
    return strncmp(value + 1, text, length) == 0 && value[length + 1] == '"';
}

static real read_real(const char *digits) {
    uint64_t bits = 0;
    for (int k = 0; k < DIGITS; k++) bits = bits << 4 | (uint64_t)(digits[k] - (digits[k] > '9' ? 'a' - 10 : '0'));
    real value;
    uint32_t half = (uint32_t)bits;
    if (sizeof value == sizeof half) memcpy(&value, &half, sizeof value);
    else memcpy(&value, &bits, sizeof value);
    return value;
}

static void write_real(real value) {
    uint64_t bits = 0;
    uint32_t half = 0;
    if (sizeof value == sizeof half) {
        memcpy(&half, &value, sizeof half);
        bits = half;
    } else memcpy(&bits, &value, sizeof value);
    for (int k = DIGITS - 1; k >= 0; k--) putchar("0123456789abcdef"[bits >> (4 * k) & 15]);
}

static void write_text(const char *text) {
    putchar('"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\') putchar('\\');
        putchar(*text < ' ' && *text >= 0 ? ' ' : *text);
    }
    putchar('"');
}

static void say_hello(void) {
    printf("{\"name\":\"%s\",\"version\":\"%s\",\"protocol\":1,\"capabilities\":{\"dtypes\":[\"%s\"],", NAME, VERSION, DTYPE);
    printf("\"dialect\":{%s},\"quantities\":[", DIALECT);
    for (int k = 0; k < KINDS; k++) printf("%s\"%s\"", k ? "," : "", MINE[k].name);
    puts("]}}");
}

static void answer(const char *name, const struct problem *problem, real *numbers) {
    const struct quantity *mine = MINE;
    while (mine < MINE + KINDS && !is_text(name, mine->name)) mine++;
    printf("%.*s:", (int)(after_text(name) - name), name);
    if (mine == MINE + KINDS) {
        fputs("{\"unsupported\":\"there is no such function\"}", stdout);
        return;
    }
    const char *refusal = mine->run(problem, numbers);
    if (refusal) {
        fputs("{\"refused\":", stdout);
        write_text(refusal);
        putchar('}');
        return;
    }
    fputs("{\"value\":{\"dtype\":\"" DTYPE "\",\"shape\":[", stdout);
    if (!mine->one_number) printf("%zu,%zu", problem->rows, problem->classes);
    fputs("],\"bits\":\"", stdout);
    size_t count = mine->one_number ? 1 : problem->rows * problem->classes;
    for (size_t k = 0; k < count; k++) write_real(numbers[k]);
    fputs("\"}}", stdout);
}

static void run(const char *message) {
    static real *logits, *given, *numbers;
    static long *labels;
    const char *text = member(message, "problem");
    const char *tensor = member(text, "logits"), *side = next(member(tensor, "shape"));
    struct problem problem = {strtoul(side, NULL, 10), strtoul(next(side), NULL, 10), NULL, NULL};
    size_t count = problem.rows * problem.classes;

    logits = (real *)room_for(logits, count * sizeof *logits);
    given = (real *)room_for(given, count * sizeof *given);
    numbers = (real *)room_for(numbers, (count + 1) * sizeof *numbers);
    const char *digits = member(tensor, "bits") + 1;
    for (size_t k = 0; k < count; k++) logits[k] = given[k] = read_real(digits + k * DIGITS);

    const char *label = member(text, "labels");
    if (label) {
        labels = (long *)room_for(labels, problem.rows * sizeof *labels);
        size_t i = 0;
        for (label = next(label); label; label = next(label)) labels[i++] = strtol(label, NULL, 10);
        problem.labels = labels;
    }
    problem.logits = logits;

    printf("{\"id\":%ld,\"answers\":{", strtol(member(message, "id"), NULL, 10));
    bool first = true;
    for (const char *name = next(member(message, "quantities")); name; name = next(name)) {
        if (!first) putchar(',');
        first = false;
        answer(name, &problem, numbers);
    }
    bool wrote = memcmp(logits, given, count * sizeof *logits) != 0;
    printf("},\"wrote_to_input\":%s}\n", wrote ? "true" : "false");
}

int main(void) {
    for (const char *message; (message = read_line());) {
        const char *command = member(message, "cmd");
        if (is_text(command, "stop")) break;
        if (is_text(command, "start")) say_hello();
        else run(message);
        fflush(stdout);
    }
    return 0;
}

#endif
