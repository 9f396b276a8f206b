// dlib under judgement: its softmax, and the loss of its classifiers with its gradient, on the CPU, in float32.

#include <dlib/dnn.h>
#include <dlib/revision.h>

#define OWN_FUNCTIONS

typedef float real;
#define DTYPE "float32"
#define NAME "dlib"
#define STRING(x) #x
#define TEXT(x) STRING(x)
#define VERSION TEXT(DLIB_MAJOR_VERSION) "." TEXT(DLIB_MINOR_VERSION) "." TEXT(DLIB_PATCH_VERSION)
#define DIALECT "\"label-too-large\":\"unchecked\",\"label-negative\":\"unchecked\""

struct problem {
    size_t rows, classes;
    const real *logits;
    const long *labels;
};

// What the loss takes for the network below it: its output, and where the gradient goes.
struct network {
    static unsigned int sample_expansion_factor() { return 1; }
    dlib::resizable_tensor output, gradient;
    const dlib::tensor &get_output() const { return output; }
    dlib::tensor &get_gradient_input() { return gradient; }
};

static network below(const struct problem *problem) {
    network net;
    net.output.set_size((long)problem->rows, (long)problem->classes);
    net.gradient.copy_size(net.output);
    std::copy_n(problem->logits, problem->rows * problem->classes, net.output.host());
    return net;
}

static double loss(const struct problem *problem, network &net) {
    std::vector<unsigned long> labels(problem->labels, problem->labels + problem->rows);
    return dlib::loss_multiclass_log_().compute_loss_value_and_gradient(net.output, labels.begin(), net);
}

static const char *softmax(const struct problem *problem, real *answer) {
    network net = below(problem);
    dlib::tt::softmax(net.gradient, net.output);
    std::copy_n(net.gradient.host(), problem->rows * problem->classes, answer);
    return nullptr;
}

static const char *cross_entropy(const struct problem *problem, real *answer) {
    network net = below(problem);
    *answer = (real)loss(problem, net);
    return nullptr;
}

static const char *cross_entropy_grad(const struct problem *problem, real *answer) {
    network net = below(problem);
    loss(problem, net);
    std::copy_n(net.gradient.host(), problem->rows * problem->classes, answer);
    return nullptr;
}

static const struct quantity {
    const char *name;
    const char *(*run)(const struct problem *problem, real *answer);
    bool one_number;
} MINE[] = {
    {"softmax", softmax, false},
    {"cross_entropy", cross_entropy, true},
    {"cross_entropy_grad", cross_entropy_grad, false},
};

#include "../../adapters/c/adapter.c"
