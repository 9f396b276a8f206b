from kit import honest, say, serve


def stutter(message):
    say(honest(message))
    return honest(message)


serve(stutter)
