import patcher
import user

print(user.roots([4, 9]), user.texts([1]))
patcher.patch()
print(user.roots([4, 9]), user.texts([1]))
patcher.undo()
print(user.roots([4, 9]), user.texts([1]))
