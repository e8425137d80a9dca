print("last begins")
WHEN = "at last"
