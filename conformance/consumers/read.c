/* Prints what a C compiler makes of exported vectors, for the tests to compare with the JSON of the same vectors:
 *
 *     cc -I FOLDER read.c -o read && ./read
 *
 * An array a line, as read.py has it, with a count in place of a shape. */

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "vectors.h"

static void head(const softproof_case *one, const char *name, const char *type, size_t size) {
    printf("array|%s|%s|%s|%s|%zu|", one->id, one->dtype, name, type, size);
}

static void bits(const double *array, size_t size) {
    for (size_t n = 0; n < size; n++) {
        uint64_t pattern;
        memcpy(&pattern, &array[n], sizeof pattern);
        printf("%016llx", (unsigned long long)pattern);
    }
}

static void show(const softproof_case *one, const char *name, const double *array, size_t size) {
    if (!array) return;
    head(one, name, "float64", size);
    bits(array, size);
    putchar('\n');
}

static void show_labels(const softproof_case *one) {
    if (!one->labels) return;
    head(one, "labels", "int64", one->rows);
    for (size_t i = 0; i < one->rows; i++) printf("%016llx", (unsigned long long)(long long)one->labels[i]);
    putchar('\n');
}

static void show_expected(const softproof_case *one, const softproof_expectation *expected) {
    char name[64];
    snprintf(name, sizeof name, "%s/%s/correct", expected->quantity, expected->dtype);
    show(one, name, expected->correct, expected->size);
    for (int end = 0; end < 2; end++) {
        snprintf(name, sizeof name, "%s/%s/%s", expected->quantity, expected->dtype, end ? "highest" : "lowest");
        head(one, name, "float64", 5 * expected->size);
        for (int level = 0; level < 5; level++)
            bits(end ? expected->highest[level] : expected->lowest[level], expected->size);
        putchar('\n');
    }
}

static void show_words(const softproof_case *one) {
    printf("words|%s|%s|%s|%s|axis %zu|", one->id, one->dtype, one->situation, one->reduction, one->axis);
    for (size_t k = 0; k < one->dimensions; k++) printf("%zu,", one->shape[k]);
    putchar('|');
    if (one->label_smoothing) printf("%.17g", *one->label_smoothing);
    putchar('|');
    if (one->ignore_index) printf("%ld", *one->ignore_index);
    for (size_t f = 0; f < one->flag_count; f++) {
        const softproof_flag *flag = one->flags[f];
        printf("|%s|%s|%s|%s|%s", flag->name, flag->bug_type, flag->description, flag->effect, flag->seen);
    }
    putchar('\n');
}

int main(void) {
    for (size_t b = 0; b < sizeof softproof_vectors / sizeof *softproof_vectors; b++)
        for (size_t c = 0; c < softproof_vectors[b].count; c++) {
            const softproof_case *one = &softproof_vectors[b].cases[c];
            size_t size = one->rows * one->classes;
            show_words(one);
            show(one, "logits", one->logits, size);
            show_labels(one);
            show(one, "probabilities", one->probabilities, size);
            show(one, "weights", one->weights, one->classes);
            show(one, "upstream", one->upstream, one->rows);
            for (size_t k = 0; k < one->expected_count; k++) show_expected(one, &one->expected[k]);
        }
    return 0;
}
