"""`sched`: events at their times."""

import heapq
import time
from collections import namedtuple

Event = namedtuple("Event", "time, priority, sequence, action, argument, kwargs")


class scheduler:
    __module__ = "sched"

    def __init__(self, timefunc=time.monotonic, delayfunc=time.sleep):
        self._queue = []
        self._count = 0
        self.timefunc = timefunc
        self.delayfunc = delayfunc

    def enterabs(self, time, priority, action, argument=(), kwargs=None):
        event = Event(time, priority, self._count, action, argument, {} if kwargs is None else kwargs)
        self._count += 1
        heapq.heappush(self._queue, (time, priority, event.sequence, event))
        return event

    def enter(self, delay, priority, action, argument=(), kwargs=None):
        return self.enterabs(self.timefunc() + delay, priority, action, argument, kwargs)

    def cancel(self, event):
        for index, one in enumerate(self._queue):
            if one[3] is event:
                del self._queue[index]
                heapq.heapify(self._queue)
                return
        raise ValueError("list.remove(x): x not in list")

    def empty(self):
        return not self._queue

    def run(self, blocking=True):
        while self._queue:
            due = self._queue[0][0]
            now = self.timefunc()
            if due > now:
                if not blocking:
                    return due - now
                self.delayfunc(due - now)
            else:
                event = heapq.heappop(self._queue)[3]
                event.action(*event.argument, **event.kwargs)
                self.delayfunc(0)

    @property
    def queue(self):
        return [one[3] for one in sorted(self._queue)]
