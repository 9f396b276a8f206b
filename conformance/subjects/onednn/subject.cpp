// oneDNN under judgement: its softmax and log-softmax primitives on the CPU, in float32. It has no loss.

#include <oneapi/dnnl/dnnl.hpp>
#include <string>

#define OWN_FUNCTIONS

typedef float real;
#define DTYPE "float32"
#define NAME "oneDNN"
#define VERSION version().c_str()
#define DIALECT "\"subnormals\":\"flushed\""

struct problem {
    size_t rows, classes;
    const real *logits;
    const long *labels;
};

static std::string version() {
    const dnnl_version_t *version = dnnl::version();
    return std::to_string(version->major) + "." + std::to_string(version->minor) + "." +
           std::to_string(version->patch);
}

static const char *run(dnnl::algorithm algorithm, const struct problem *problem, real *answer) {
    static dnnl::engine cpu(dnnl::engine::kind::cpu, 0);
    static dnnl::stream stream(cpu);
    try {
        dnnl::memory::desc matrix({(dnnl::memory::dim)problem->rows, (dnnl::memory::dim)problem->classes},
                                  dnnl::memory::data_type::f32, dnnl::memory::format_tag::nc);
        dnnl::softmax_v2_forward::desc softmax(dnnl::prop_kind::forward_inference, algorithm, matrix, matrix, 1);
        dnnl::memory from(matrix, cpu, (void *)problem->logits), to(matrix, cpu, answer);
        dnnl::softmax_v2_forward({softmax, cpu}).execute(stream, {{DNNL_ARG_SRC, from}, {DNNL_ARG_DST, to}});
        stream.wait();
    } catch (const dnnl::error &error) {
        static std::string reason;
        reason = error.message;
        return reason.c_str();
    }
    return nullptr;
}

static const char *softmax(const struct problem *problem, real *answer) {
    return run(dnnl::algorithm::softmax_accurate, problem, answer);
}

static const char *log_softmax(const struct problem *problem, real *answer) {
    return run(dnnl::algorithm::softmax_log, problem, answer);
}

static const struct quantity {
    const char *name;
    const char *(*run)(const struct problem *problem, real *answer);
    bool one_number;
} MINE[] = {
    {"softmax", softmax, false},
    {"log_softmax", log_softmax, false},
};

#include "../../adapters/c/adapter.c"
