from kit import serve

serve(lambda message: {"lost": "my keys", "why": "no idea"})
