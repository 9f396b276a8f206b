from kit import serve, write

serve(lambda message: write(b"\n\n\n"))
