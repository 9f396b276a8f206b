from kit import serve, write

write(b"Loading \x1b[31mmodels\x1b[0m...\n")
serve()
