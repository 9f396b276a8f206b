/* Five ways to compute softmax cross-entropy, right and wrong, for check.c to tell apart: the textbook as it stands, others
 * by -DNAIVE, -DLOG_OF_SOFTMAX, -DIN_FLOAT and -DWIDE; each for float32 with -DSINGLE. With -DADAPTER it is a program for
 * `softproof certify`. */

#define OWN_FUNCTIONS

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef SINGLE
typedef float real;
#define DTYPE "float32"
#else
typedef double real;
#define DTYPE "float64"
#endif
#define NAME "an example"
#define VERSION "1"
#define DIALECT ""

/* In what is computed. */
#if defined WIDE
typedef long double inner;
#define EXP expl
#define LOG logl
#elif defined IN_FLOAT
typedef float inner;
#define EXP expf
#define LOG logf
#else
typedef double inner;
#define EXP exp
#define LOG log
#endif

struct problem {
    size_t rows, classes;
    const real *logits;
    const long *labels;
};

struct both {
    inner *p, *log_p;
};

/* The probabilities of a row and their logarithms, overwritten by those of the next. */
static struct both of_row(const struct problem *problem, size_t i) {
    static struct both both;
    static size_t room;
    const real *row = problem->logits + i * problem->classes;
    if (room < problem->classes) {
        room = problem->classes;
        both.p = (inner *)realloc(both.p, room * sizeof *both.p);
        both.log_p = (inner *)realloc(both.log_p, room * sizeof *both.log_p);
        if (!both.p || !both.log_p) exit(3);
    }
    inner shift = 0, sum = 0;
#ifndef NAIVE
    shift = (inner)row[0];
    for (size_t j = 1; j < problem->classes; j++)
        if ((inner)row[j] > shift) shift = (inner)row[j];
#endif
    for (size_t j = 0; j < problem->classes; j++) sum += both.p[j] = EXP((inner)row[j] - shift);
    for (size_t j = 0; j < problem->classes; j++) {
        both.p[j] /= sum;
#ifdef LOG_OF_SOFTMAX
        both.log_p[j] = LOG(both.p[j]);
#else
        both.log_p[j] = (inner)row[j] - shift - LOG(sum);
#endif
    }
    return both;
}

static const char *softmax(const struct problem *problem, real *answer) {
    for (size_t i = 0; i < problem->rows; i++) {
        const inner *p = of_row(problem, i).p;
        for (size_t j = 0; j < problem->classes; j++) *answer++ = (real)p[j];
    }
    return NULL;
}

static const char *log_softmax(const struct problem *problem, real *answer) {
    for (size_t i = 0; i < problem->rows; i++) {
        const inner *log_p = of_row(problem, i).log_p;
        for (size_t j = 0; j < problem->classes; j++) *answer++ = (real)log_p[j];
    }
    return NULL;
}

static const char *cross_entropy(const struct problem *problem, real *answer) {
    inner loss = 0;
    for (size_t i = 0; i < problem->rows; i++) loss -= of_row(problem, i).log_p[problem->labels[i]];
    *answer = (real)(loss / (inner)problem->rows);
    return NULL;
}

static const char *cross_entropy_grad(const struct problem *problem, real *answer) {
    for (size_t i = 0; i < problem->rows; i++) {
        const inner *p = of_row(problem, i).p;
        for (size_t j = 0; j < problem->classes; j++)
            *answer++ = (real)((p[j] - (j == (size_t)problem->labels[i])) / (inner)problem->rows);
    }
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

#ifdef ADAPTER
#include "../../adapters/c/adapter.c"
#endif
