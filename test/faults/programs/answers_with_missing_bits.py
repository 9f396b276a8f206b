from kit import honest, serve


def clip(message):
    answer = honest(message)
    value = answer["answers"]["softmax"]["value"]
    value["bits"] = value["bits"][:-1]
    return answer


serve(clip)
