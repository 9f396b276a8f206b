from kit import serve


def lament(message):
    return {"id": message["id"], "answers": {"softmax": {"refused": "woe! " * 1_600_000}}}


serve(lament)
