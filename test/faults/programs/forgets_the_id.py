from kit import honest, serve

serve(lambda message: {"answers": honest(message)["answers"]})
