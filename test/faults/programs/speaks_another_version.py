from kit import serve

serve(hello={"name": "kit", "protocol": 2})
