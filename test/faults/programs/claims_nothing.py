from kit import serve

serve(hello={"name": "kit", "protocol": 1, "capabilities": {}})
