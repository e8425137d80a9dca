if a:
	b
	c
if a:
    b

class A:
  def f():
   	pass
  x = 1
if a: \
  b
x = \
  1
(a,
# comment

b)
if a:
  b \
+ c
  d
  # comment
 # dedented comment
  e
x = 1 # no newline at the end