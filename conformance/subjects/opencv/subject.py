"""OpenCV under judgement: the Softmax and LogSoftmax of its dnn module on the CPU, one thread, each as an ONNX model of one node."""

import sys
from functools import lru_cache
from pathlib import Path

import cv2
import numpy
from onnx import TensorProto, helper

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "adapters" / "python"))
from adapter import serve

CAPABILITIES = {"dtypes": ["float32"], "targets": ["index", "probabilities"], "dialect": {"subnormals": "flushed"}}


def softmax(problem):
    return run("Softmax", problem)


def log_softmax(problem):
    return run("LogSoftmax", problem)


def run(operator, problem):
    net = network(operator)
    net.setInput(numpy.array(problem.logits, dtype=numpy.float32).reshape(problem.shape))
    return net.forward()


@lru_cache(maxsize=None)
def network(operator):
    ports = [helper.make_tensor_value_info(name, TensorProto.FLOAT, ["rows", "classes"]) for name in ("x", "y")]
    node = helper.make_node(operator, ["x"], ["y"], axis=1)
    graph = helper.make_graph([node], operator, ports[:1], ports[1:])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
    return cv2.dnn.readNetFromONNX(numpy.frombuffer(model.SerializeToString(), dtype=numpy.uint8))


if __name__ == "__main__":
    cv2.setNumThreads(1)
    functions = [softmax, log_softmax]
    serve({function.__name__: function for function in functions}, "OpenCV (dnn)", cv2.__version__, CAPABILITIES)
