from kit import serve


def widen(message):
    value = {"dtype": "float64", "shape": [3], "bits": "3fd5555555555555" * 3}
    return {"id": message["id"], "answers": {"softmax": {"value": value}}}


serve(widen)
