"""ggml under judgement, the library under llama.cpp: its softmax, its cross-entropy and that one's gradient on the CPU.

The library comes built, in the npm package of node-llama-cpp, and is called through its C functions. It chooses the
code for this processor by itself.
"""

import ctypes
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve

FOLDER = Path(__file__).parent / "node_modules" / "@node-llama-cpp" / "linux-x64" / "bins" / "linux-x64"
CAPABILITIES = {"dtypes": ["float32"], "targets": ["index", "probabilities"]}

base = ctypes.CDLL(str(FOLDER / "libggml-base.so"), mode=ctypes.RTLD_GLOBAL)
registry = ctypes.CDLL(str(next(FOLDER.glob("libggml.v*.so"))), mode=ctypes.RTLD_GLOBAL)


class Memory(ctypes.Structure):
    _fields_ = [("size", ctypes.c_size_t), ("buffer", ctypes.c_void_p), ("no_alloc", ctypes.c_bool)]


def declare(library, name, result, *arguments):
    function = getattr(library, name)
    function.restype, function.argtypes = result, arguments
    return function


POINTER, LONG = ctypes.c_void_p, ctypes.c_int64
version = declare(base, "ggml_version", ctypes.c_char_p)
start = declare(base, "ggml_init", POINTER, Memory)
free = declare(base, "ggml_free", None, POINTER)
new_tensor = declare(base, "ggml_new_tensor_2d", POINTER, POINTER, ctypes.c_int, LONG, LONG)
data_of = declare(base, "ggml_get_data", POINTER, POINTER)
elements_of = declare(base, "ggml_nelements", LONG, POINTER)
new_graph = declare(base, "ggml_new_graph", POINTER, POINTER)
expand = declare(base, "ggml_build_forward_expand", None, POINTER, POINTER)
compute = declare(base, "ggml_backend_graph_compute", ctypes.c_int, POINTER, POINTER)
soft_max = declare(base, "ggml_soft_max", POINTER, POINTER, POINTER)
cross_entropy_loss = declare(base, "ggml_cross_entropy_loss", POINTER, POINTER, POINTER, POINTER)
cross_entropy_loss_back = declare(base, "ggml_cross_entropy_loss_back", POINTER, POINTER, POINTER, POINTER, POINTER)
load_backends = declare(registry, "ggml_backend_load_all_from_path", None, ctypes.c_char_p)
backend_by_type = declare(registry, "ggml_backend_init_by_type", POINTER, ctypes.c_int, ctypes.c_char_p)
device_of = declare(base, "ggml_backend_get_device", POINTER, POINTER)
registration_of = declare(base, "ggml_backend_dev_backend_reg", POINTER, POINTER)
function_of = declare(base, "ggml_backend_reg_get_proc_address", POINTER, POINTER, ctypes.c_char_p)

FLOAT32 = CPU = 0


def softmax(problem):
    return in_rows(problem, run(problem, soft_max))


def cross_entropy(problem):
    [loss] = run(problem, lambda context, logits: cross_entropy_loss(context, logits, target(context, problem)))
    return loss


def cross_entropy_grad(problem):
    def operation(context, logits):
        upstream = tensor(context, [1.0], 1, 1)
        return cross_entropy_loss_back(context, upstream, logits, target(context, problem))

    return in_rows(problem, run(problem, operation))


def run(problem, operation):
    """The numbers of an operation on the logits, in a context of its own."""
    rows, classes = problem.shape
    context = start(Memory(32 * rows * classes + (1 << 20), None, False))
    try:
        result = operation(context, tensor(context, flat(problem.logits), rows, classes))
        graph = new_graph(context)
        expand(graph, result)
        if compute(backend, graph) != 0:
            raise RuntimeError("ggml_backend_graph_compute")
        return numbers(result)[:]
    finally:
        free(context)


def target(context, problem):
    """One-hot rows in place of labels, which the library does not take."""
    rows, classes = problem.shape
    if problem.labels is None:
        return tensor(context, flat(problem.probabilities), rows, classes)
    if not all(0 <= label < classes for label in problem.labels):
        raise ValueError("a label that names no class")
    return tensor(context, [float(j == label) for label in problem.labels for j in range(classes)], rows, classes)


def tensor(context, values, rows, classes):
    created = new_tensor(context, FLOAT32, classes, rows)
    numbers(created)[:] = values
    return created


def numbers(tensor):
    return (ctypes.c_float * elements_of(tensor)).from_address(data_of(tensor))


def flat(rows):
    return [value for row in rows for value in row]


def in_rows(problem, values):
    rows, classes = problem.shape
    return [values[i * classes : (i + 1) * classes] for i in range(rows)]


if __name__ == "__main__":
    load_backends(str(FOLDER).encode())
    backend = backend_by_type(CPU, None)
    set_threads = function_of(registration_of(device_of(backend)), b"ggml_backend_set_n_threads")
    ctypes.CFUNCTYPE(None, POINTER, ctypes.c_int)(set_threads)(backend, 1)
    functions = [softmax, cross_entropy, cross_entropy_grad]
    mine = {function.__name__: function for function in functions}
    serve(mine, "ggml (llama.cpp)", version().decode(), CAPABILITIES)
