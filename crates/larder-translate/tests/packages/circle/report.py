def report(text):
    from layout import frame
    import odd
    print(frame(text), odd.calls)
