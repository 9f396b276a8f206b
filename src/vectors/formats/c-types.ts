/** What every header declares, and the first that is included defines. */
export const C_TYPES = `#ifndef SOFTPROOF_VECTORS_1
#define SOFTPROOF_VECTORS_1

/* Every number of float64, float32, float16 and bfloat16 is a double, and stands here as one. */

/* What a failing case says of an implementation: the mistake that it probably has. */
typedef struct {
    const char *name, *bug_type, *description, *effect;
    const char *seen; /* public reports of the same mistake, owner/name#number, or why there are none */
} softproof_flag;

/* What is expected of one quantity: at level k, element n may be anything from lowest[k][n] to highest[k][n].
 * The levels are safe, stable, accurate, faithful and exact. */
typedef struct {
    const char *quantity, *dtype; /* the dtype of the answer */
    size_t size;
    const double *correct;
    const double *lowest[5], *highest[5];
} softproof_expectation;

/* Arrays are row-major. Without an axis to speak of, the shape is rows, classes, and the axis 1. What a case does not
 * have is NULL. */
typedef struct {
    const char *id, *dtype, *situation;
    size_t flag_count;
    const softproof_flag *const *flags;
    size_t rows, classes, dimensions;
    const size_t *shape;
    size_t axis; /* along which the classes run */
    const double *logits;
    const long *labels;          /* one a row */
    const double *probabilities; /* of the shape of the logits */
    const double *weights;       /* one a class */
    const double *upstream;      /* one a row, for the gradient */
    const double *label_smoothing; /* one number */
    const long *ignore_index;      /* one number */
    const char *reduction;         /* mean, sum, none */
    size_t expected_count;
    const softproof_expectation *expected;
} softproof_case;

typedef struct {
    size_t count;
    const softproof_case *cases;
} softproof_batch;

#endif
`;
