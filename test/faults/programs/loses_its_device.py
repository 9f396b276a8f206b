from kit import serve

serve(lambda message: {"lost": "out-of-memory", "why": "the device has 4 GB,\x1b[31m and no more"})
