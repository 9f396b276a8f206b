from kit import honest, serve

serve(lambda message: {**honest(message), "id": 4711})
