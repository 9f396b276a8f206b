"""Prints what the libraries make of exported vectors, for the tests to compare with the JSON of the same vectors.

    python3 read.py npz|safetensors|onnx FOLDER

An array a line, with its elements as bits: id, dtype of the logits, name, type, shape, hexadecimal digits. What is said in
words stands on lines of its own, as JSON. Besides what the library onnx reads, it is printed
what arrives in onnxruntime, as name@onnxruntime, and whether the model ran there.
"""

import ctypes
import json
import sys
from pathlib import Path

import numpy as np


def show(case, dtype, name, array):
    """Elements as whole numbers of their own width, most significant digit first."""
    width = array.dtype.itemsize
    bits = np.ascontiguousarray(array).reshape(-1).view(f"u{width}").astype(f">u{width}").tobytes().hex()
    print("array", case, dtype, name, array.dtype.name, ",".join(map(str, array.shape)), bits, sep="|")


def show_file(contents, arrays):
    print("words", json.dumps(contents), sep="|")
    for name, array in arrays.items():
        group, slug, rest = name.split("/", 2)
        show(f"{group}/{slug}", contents["dtype"], rest, array)


def read_npz(path):
    with np.load(path) as archive:
        arrays = {name: archive[name] for name in archive.files}
    show_file(json.loads(arrays.pop("softproof.json")), arrays)


def read_safetensors(path):
    import ml_dtypes  # noqa: F401, by which NumPy knows bfloat16
    from safetensors import safe_open

    with safe_open(path, "np") as file:
        show_file(json.loads(file.metadata()["softproof"]), {name: file.get_tensor(name) for name in file.keys()})


def read_onnx(path):
    import onnx

    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    data = path.parent / "test_data_set_0"
    case, quantity = model.graph.name.rsplit("/", 1)
    inputs = [(port, *read_tensor(data / f"input_{k}.pb")) for k, port in enumerate(model.graph.input)]
    dtype = inputs[0][2].dtype.name
    print("words", model.doc_string, sep="|")
    for port, name, array in inputs:
        assert port.name == name, f"{path}: {name} is given to {port.name}"
        show(case, dtype, name, array)
    for file, name in (("output", quantity), ("lowest", "lowest"), ("highest", "highest")):
        said, array = read_tensor(data / f"{file}_0.pb")
        assert said == name, f"{path}: {name} is called {said}"
        show(case, dtype, f"{quantity}/{array.dtype.name}/{'correct' if file == 'output' else file}", array)
    run_onnx(model, case, dtype, inputs, array[0].shape)


def read_tensor(path):
    import onnx

    proto = onnx.TensorProto.FromString(path.read_bytes())
    return proto.name, onnx.numpy_helper.to_array(proto)


def run_onnx(model, case, dtype, inputs, shape):
    """Has onnxruntime hand back what arrives at the operator, and run it where it can: it has none for bfloat16."""
    import onnx
    import onnxruntime

    runs = dtype != "bfloat16"
    if not runs:
        del model.graph.node[:], model.graph.output[:]
    for port, name, _ in inputs:
        model.graph.node.append(onnx.helper.make_node("Identity", [name], [f"{name}@onnxruntime"]))
        model.graph.output.append(onnx.helper.make_value_info(f"{name}@onnxruntime", port.type))
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, ["CPUExecutionProvider"])
    value = onnxruntime.OrtValue.ortvalue_from_numpy_with_onnx_type
    given = {name: value(array, port.type.tensor_type.elem_type) for port, name, array in inputs}
    answers = session.run_with_ort_values(None, given)
    for (_, name, array), answer in zip(inputs, answers[-len(inputs):]):
        # Not by way of NumPy, for which onnxruntime has no bfloat16.
        memory = ctypes.string_at(answer.data_ptr(), array.nbytes)
        show(case, dtype, f"{name}@onnxruntime", np.frombuffer(memory, array.dtype).reshape(answer.shape()))
    print("ran", case, dtype, "yes" if runs and answers[0].shape() == list(shape) else "no", sep="|")


READERS = {"npz": ("*.npz", read_npz), "safetensors": ("*.safetensors", read_safetensors), "onnx": ("*/*/model.onnx", read_onnx)}

if __name__ == "__main__":
    pattern, read = READERS[sys.argv[1]]
    # The names are not left to the shell: onnxruntime 1.30 crashes on import behind a long command line.
    for path in sorted(Path(sys.argv[2]).glob(pattern)):
        read(path)
