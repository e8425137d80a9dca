import threading
import queue
import contextlib
import asyncio
import contextvars
from concurrent.futures import ThreadPoolExecutor, as_completed, Future
import concurrent.futures

total = 0
lock = threading.Lock()

def work(n):
    global total
    for _ in range(n):
        with lock:
            total += 1

ts = [threading.Thread(target=work, args=(100,), name=f"w{i}") for i in range(4)]
for t in ts:
    t.start()
for t in ts:
    t.join()
print(total, [t.name for t in ts], ts[0].is_alive())

class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__(daemon=True)
        self.n = n
        self.result = None
    def run(self):
        self.result = self.n ** 2
        print(threading.current_thread().name, self.daemon)

ws = [Worker(i) for i in range(3)]
for w in ws:
    w.start()
for w in ws:
    w.join()
print([w.result for w in ws], threading.current_thread().name, threading.active_count())

q = queue.Queue()
def producer():
    for i in range(3):
        q.put(i)
    q.put(None)
def consumer(out):
    while True:
        item = q.get()
        if item is None:
            break
        out.append(item * 2)
out = []
p = threading.Thread(target=producer)
c = threading.Thread(target=consumer, args=(out,))
p.start(); c.start(); p.join(); c.join()
print(out)

with ThreadPoolExecutor(max_workers=3) as ex:
    print(list(ex.map(lambda x: x * x, range(5))))
    fs = {ex.submit(pow, 2, i): i for i in range(3)}
    print(sorted(f.result() for f in as_completed(fs)))
    bad = ex.submit(lambda: 1 / 0)
    print(repr(bad.exception()), bad.done())
    try:
        bad.result()
    except ZeroDivisionError as e:
        print("zde", e)
try:
    ex.submit(print)
except RuntimeError as e:
    print(e)
done, not_done = concurrent.futures.wait([bad])
print(len(done), len(not_done))

ev = threading.Event()
print(ev.is_set(), ev.wait(0.001))
ev.set()
print(ev.wait())
loc = threading.local()
loc.x = 1
def see():
    print(hasattr(loc, "x"))
    loc.x = 2
t = threading.Thread(target=see)
t.start(); t.join()
print(loc.x)
sem = threading.Semaphore(2)
with sem:
    print(sem.acquire(blocking=False), sem.acquire(blocking=False))
rl = threading.RLock()
with rl:
    with rl:
        print("re")
def fail():
    raise ValueError("in thread")
t = threading.Thread(target=fail)
t.start(); t.join()
try:
    t.start()
except RuntimeError as e:
    print(e)

@contextlib.asynccontextmanager
async def res(n):
    print("open", n)
    try:
        yield n
    except KeyError as e:
        print("seen", e)
    finally:
        print("close", n)

var = contextvars.ContextVar("var", default="d")

async def task(n):
    var.set(n)
    await asyncio.sleep(0)
    return var.get()

class Aw:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "awaited"

class It:
    def __init__(self, n):
        self.n = n
    def __aiter__(self):
        return self
    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        return self.n

async def main():
    async with res(1) as r:
        print("in", r)
    async with res(2):
        raise KeyError("k")
    async with contextlib.AsyncExitStack() as st:
        a = await st.enter_async_context(res("a"))
        st.callback(print, "cb")
        b = await st.enter_async_context(res("b"))
        print(a, b)
    print(await asyncio.gather(task(1), task(2)), var.get())
    print(await Aw())
    print([i async for i in It(3)])
    print(await asyncio.to_thread(lambda: threading.current_thread() is not None))
    def cb(fut):
        print("done cb", fut.result())
    t = asyncio.create_task(task(9))
    t.add_done_callback(cb)
    await t
    await asyncio.sleep(0)
    try:
        await asyncio.gather(task(1), boom())
    except ValueError as e:
        print("gather", e)
    x = await nested(3)
    print(x)
    results = []
    async def step(n, d):
        for i in range(3):
            await asyncio.sleep(d)
            results.append((n, i))
    start = asyncio.get_running_loop().time()
    await asyncio.gather(step("a", 0.003), step("b", 0.005))
    print(results, round(asyncio.get_running_loop().time() - start, 2))

async def nested(n):
    if n == 0:
        return 0
    return 1 + await nested(n - 1)

async def boom():
    raise ValueError("boom")

asyncio.run(main())

def gen_based():
    async def inner():
        pass
    c = inner()
    c.close()
    return c

gen_based()
async def unhandled():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(boom())
asyncio.run(unhandled())
