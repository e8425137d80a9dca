e = ValueError("x")
e.add_note("n1")
e.add_note("n2\nn3")
raise e
