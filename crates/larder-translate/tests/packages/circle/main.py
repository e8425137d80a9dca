import even
import odd

print(even.is_even(10), odd.is_odd(7), even.is_even(7))
from report import report
report("done")
print(even.calls, odd.calls)
