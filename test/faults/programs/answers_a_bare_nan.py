from kit import serve

serve(lambda message: {"id": message["id"], "answers": {"softmax": float("nan")}})
