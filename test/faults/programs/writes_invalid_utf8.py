from kit import serve, write

serve(lambda message: write(b'{"id":1,"name":"\xff\xfe"}\n'))
