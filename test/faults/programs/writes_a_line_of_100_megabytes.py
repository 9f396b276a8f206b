from kit import honest, serve, write


def shout(message):
    write(b'{"padding":"' + b"x" * 100_000_000 + b'",')
    return honest(message)


serve(shout)
