from kit import serve


def widen(message):
    value = {"dtype": "float64", "shape": [250_000], "bits": "3fd5555555555555" * 250_000}
    return {"id": message["id"], "answers": {"softmax": {"value": value}}}


serve(widen)
