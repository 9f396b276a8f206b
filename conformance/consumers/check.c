/* Tries your softmax cross-entropy on the vectors of softproof, in C99 or C++17.
 *
 *     softproof vectors export --format c --out vectors
 *     cc -I . -I vectors -DSUBJECT='"adapter.c"' -o check check.c -lm && ./check
 *
 * adapter.c is the file that `softproof init c` writes, with your code in its first part: the type real with its DTYPE,
 * struct problem, your functions, and their list MINE. (WITHOUT_ADAPTER leaves out its second part.) They are asked all
 * that needs labels and the mean alone, in their dtype: of the profile core everything, of full what has no option; how
 * much was not asked is said at the end. For each case it prints the level that the answer holds, and what a failing case
 * says of your code. The exit code is 0 if all hold the level that is given (stable, unless said otherwise), 1 if not, 2
 * for another word, and 3 if nothing was compared.
 */

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vectors.h"

#ifndef SUBJECT
#error "Name the file with your functions: -DSUBJECT='\"adapter.c\"'"
#else
#define WITHOUT_ADAPTER
#include SUBJECT

static const char *const LEVELS[] = {"none", "safe", "stable", "accurate", "faithful", "exact"};

/* The best level whose limits all elements keep. Two comparisons, which no NaN passes. */
static int held(const softproof_expectation *expected, const real *answer) {
    for (int level = 0; level < 5; level++)
        for (size_t n = 0; n < expected->size; n++)
            if (!(expected->lowest[level][n] <= answer[n] && answer[n] <= expected->highest[level][n])) return level;
    return 5;
}

static void *room_for(size_t count, size_t size) {
    void *room = calloc(count, size);
    if (!room) exit((fputs("check: out of memory\n", stderr), 3));
    return room;
}

static bool is_plain(const softproof_case *one) {
    bool has_options = one->weights || one->upstream || one->ignore_index || one->label_smoothing;
    bool is_matrix = one->dimensions == 2 && one->axis == 1;
    return one->labels && !has_options && is_matrix && strcmp(one->reduction, "mean") == 0;
}

/* The level of an answer, or -1 where there is none. */
static int level_of(const softproof_case *one, const softproof_expectation *expected) {
    if (!is_plain(one) || strcmp(one->dtype, DTYPE) != 0 || strcmp(expected->dtype, DTYPE) != 0) return -1;
    for (size_t k = 0; k < sizeof MINE / sizeof *MINE; k++) {
        if (strcmp(MINE[k].name, expected->quantity) != 0) continue;
        real *logits = (real *)room_for(one->rows * one->classes, sizeof *logits);
        real *answer = (real *)room_for(expected->size, sizeof *answer);
        for (size_t n = 0; n < one->rows * one->classes; n++) logits[n] = (real)one->logits[n];
        /* An element that nobody writes is no answer. */
        for (size_t n = 0; n < expected->size; n++) answer[n] = (real)NAN;
        const struct problem problem = {one->rows, one->classes, logits, one->labels};
        int level = MINE[k].run(&problem, answer) ? 0 : held(expected, answer);
        free(logits);
        free(answer);
        return level;
    }
    return -1;
}

int main(int count, char **words) {
    int wanted = 1, compared = 0, failed = 0, left = 0;
    while (wanted <= 5 && strcmp(LEVELS[wanted], count > 1 ? words[1] : "stable") != 0) wanted++;
    if (wanted > 5) return fprintf(stderr, "check: %s is no level\n", words[1]), 2;
    for (size_t b = 0; b < sizeof softproof_vectors / sizeof *softproof_vectors; b++)
        for (size_t c = 0; c < softproof_vectors[b].count; c++)
            for (size_t k = 0; k < softproof_vectors[b].cases[c].expected_count; k++) {
                const softproof_case *one = &softproof_vectors[b].cases[c];
                const softproof_expectation *expected = &one->expected[k];
                int level = level_of(one, expected);
                if (level < 0) {
                    left++;
                    continue;
                }
                compared++;
                printf("%s %s %s %s %s\n", one->id, one->dtype, expected->quantity, expected->dtype, LEVELS[level]);
                if (level >= wanted) continue;
                failed++;
                for (size_t f = 0; f < one->flag_count; f++)
                    printf("    %s: %s. %s Seen%s: %s\n", one->flags[f]->name, one->flags[f]->bug_type,
                           one->flags[f]->effect, strchr(one->flags[f]->seen, '#') ? "" : " nowhere", one->flags[f]->seen);
            }
    fprintf(stderr, "%d answers, %d below %s; %d not asked: options, another dtype, or no such function\n", compared, failed,
            LEVELS[wanted], left);
    return compared == 0 ? 3 : failed > 0;
}

#endif
