from kit import serve

serve(lambda message: {"id": message["id"], "answers": {"log_softmax": {"refused": "no"}}})
