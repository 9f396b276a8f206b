import resource

from kit import serve

resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
serve(lambda message: bytearray(1 << 40))
