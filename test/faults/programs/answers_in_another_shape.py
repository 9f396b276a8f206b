from kit import honest, serve


def transpose(message):
    answer = honest(message)
    answer["answers"]["softmax"]["value"]["shape"].reverse()
    return answer


serve(transpose)
