// XNNPACK under judgement: its float32 softmax, which TensorFlow Lite and others run on the CPU.

#include <algorithm>
#include <vector>
#include <xnnpack.h>

#define OWN_FUNCTIONS

typedef float real;
#define DTYPE "float32"
#define NAME "XNNPACK"
#define VERSION "0.0~git20220216.ae108ef"
#define DIALECT "\"subnormals\":\"flushed\""

struct problem {
    size_t rows, classes;
    const real *logits;
    const long *labels;
};

static const char *softmax(const struct problem *problem, real *answer) {
    size_t classes = problem->classes, count = problem->rows * classes;
    // It may read up to XNN_EXTRA_BYTES past the end of what it is given.
    std::vector<real> logits(count + XNN_EXTRA_BYTES / sizeof(real));
    std::copy_n(problem->logits, count, logits.begin());
    xnn_operator_t op = nullptr;
    if (xnn_create_softmax_nc_f32(classes, classes, classes, 0, &op) != xnn_status_success) return "xnn_create_softmax_nc_f32";
    xnn_status status = xnn_setup_softmax_nc_f32(op, problem->rows, logits.data(), answer, nullptr);
    if (status == xnn_status_success) status = xnn_run_operator(op, nullptr);
    xnn_delete_operator(op);
    return status == xnn_status_success ? nullptr : "xnn_run_operator";
}

static const struct quantity {
    const char *name;
    const char *(*run)(const struct problem *problem, real *answer);
    bool one_number;
} MINE[] = {{"softmax", softmax, false}};

static const bool ready = xnn_initialize(nullptr) == xnn_status_success;

#include "../../adapters/c/adapter.c"
