from kit import say, serve

hello = {"name": "kit", "protocol": 1, "capabilities": {"quantities": ["softmax"]}}
say(hello)
serve()
