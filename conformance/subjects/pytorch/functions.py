"""What is judged of PyTorch, shared by the subjects pytorch, pytorch-compiled and pytorch-cuda."""

import torch
from torch.nn import functional

CAPABILITIES = {
    "dtypes": ["float64", "float32", "float16", "bfloat16"],
    "targets": ["index", "probabilities"],
    "reductions": ["mean", "sum", "none"],
    "options": ["weights", "label_smoothing", "ignore_index", "upstream", "axis"],
}


def functions(device="cpu", to_compile=False):
    """The four quantities, by the functions of torch.nn.functional on a device, eager or compiled."""
    own = [functional.softmax, functional.log_softmax, functional.cross_entropy]
    own_softmax, own_log_softmax, own_cross_entropy = map(compiled, own) if to_compile else own

    def softmax(problem):
        return own_softmax(logits_of(problem), dim=problem.axis)

    def log_softmax(problem):
        return own_log_softmax(logits_of(problem), dim=problem.axis)

    def cross_entropy(problem):
        return loss(problem, logits_of(problem))

    def cross_entropy_grad(problem):
        logits = logits_of(problem).requires_grad_()
        value = loss(problem, logits)
        value.backward(torch.ones_like(value) if problem.upstream is None else tensor(problem, problem.upstream))
        return logits.grad

    def loss(problem, logits):
        options = {"reduction": problem.reduction}
        if problem.weights is not None:
            options["weight"] = tensor(problem, problem.weights)
        if problem.label_smoothing is not None:
            options["label_smoothing"] = problem.label_smoothing
        if problem.ignore_index is not None:
            options["ignore_index"] = problem.ignore_index
        if problem.labels is not None:
            target = torch.tensor(problem.labels, dtype=torch.long, device=device)
        else:
            target = classes_second(problem, tensor(problem, problem.probabilities))
        return own_cross_entropy(classes_second(problem, logits), target, **options)

    def logits_of(problem):
        return tensor(problem, problem.logits).reshape(problem.shape)

    def tensor(problem, values):
        return torch.tensor(values, dtype=getattr(torch, problem.dtype), device=device)

    return {function.__name__: function for function in [softmax, log_softmax, cross_entropy, cross_entropy_grad]}


def compiled(function):
    """One compilation for all shapes, where sides of 0 and 1 get others."""
    # Past these limits PyTorch would go on without compiling; with `fullgraph` that is an error, and so a refusal.
    torch._dynamo.config.recompile_limit = torch._dynamo.config.accumulated_recompile_limit = 4096
    return torch.compile(function, dynamic=True, fullgraph=True)


def classes_second(problem, values):
    """cross_entropy wants the classes along the second axis, or the only one."""
    return values.movedim(problem.axis, min(1, values.dim() - 1))
