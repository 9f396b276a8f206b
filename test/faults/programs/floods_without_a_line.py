from kit import serve, write


def flood(message):
    while True:
        write(b"la la la " * 1000)


serve(flood)
