"""`queue`: queues of one thread. Who would wait for another to put something in is refused."""

import heapq
import time
from collections import deque
import _native


class Empty(Exception):
    __module__ = "_queue"


class Full(Exception):
    __module__ = "queue"


class Queue:
    __module__ = "queue"

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self.unfinished_tasks = 0
        self._init(maxsize)

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    def qsize(self):
        return self._qsize()

    def empty(self):
        return not self._qsize()

    def full(self):
        return 0 < self.maxsize <= self._qsize()

    def _wait(self, block, timeout, fault):
        if block and timeout is None:
            _native.refuse("queue: waiting for another thread")
        if block:
            if timeout < 0:
                raise ValueError("'timeout' must be a non-negative number")
            time.sleep(timeout)
        raise fault

    def put(self, item, block=True, timeout=None):
        if self.full():
            self._wait(block, timeout, Full)
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        if not self._qsize():
            self._wait(block, timeout, Empty)
        return self._get()

    def put_nowait(self, item):
        self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        if self.unfinished_tasks:
            _native.refuse("queue: waiting for another thread")


class PriorityQueue(Queue):
    __module__ = "queue"

    def _init(self, maxsize):
        self.queue = []

    def _put(self, item):
        heapq.heappush(self.queue, item)

    def _get(self):
        return heapq.heappop(self.queue)


class LifoQueue(Queue):
    __module__ = "queue"

    def _init(self, maxsize):
        self.queue = []

    def _get(self):
        return self.queue.pop()


class SimpleQueue(Queue):
    __module__ = "_queue"

    def __init__(self):
        super().__init__()
