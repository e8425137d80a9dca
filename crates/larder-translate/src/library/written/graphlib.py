"""`graphlib`: an order in which nothing comes before what it needs."""


class CycleError(ValueError):
    __module__ = "graphlib"


class _Node:
    def __init__(self, value):
        self.value = value
        # How many of those before it are not done; -1 once it is handed out, -2 when it is done.
        self.waits = 0
        self.after = []


class TopologicalSorter:
    __module__ = "graphlib"

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._out = 0
        self._finished = 0
        if graph is not None:
            for node, before in graph.items():
                self.add(node, *before)

    def _node(self, value):
        if value not in self._nodes:
            self._nodes[value] = _Node(value)
        return self._nodes[value]

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        found = self._node(node)
        found.waits += len(predecessors)
        for before in predecessors:
            self._node(before).after.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [node.value for node in self._nodes.values() if node.waits == 0]
        cycle = self._cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready)
        for value in result:
            self._nodes[value].waits = -1
        self._ready.clear()
        self._out += len(result)
        return result

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for value in nodes:
            if value not in self._nodes:
                raise ValueError(f"node {value!r} was not added using add()")
            node = self._nodes[value]
            if node.waits >= 0:
                raise ValueError(f"node {value!r} was not passed out (still not ready)")
            if node.waits == -2:
                raise ValueError(f"node {value!r} was already marked done")
            node.waits = -2
            for after in node.after:
                other = self._nodes[after]
                other.waits -= 1
                if other.waits == 0:
                    self._ready.append(after)
            self._finished += 1

    def _cycle(self):
        """Nodes that wait for each other, the first once more at the end; none where there are none."""
        seen = set()
        for start in self._nodes:
            if start in seen:
                continue
            path, place, pending = [], {}, []
            value = start
            while True:
                if value in seen:
                    if value in place:
                        return path[place[value] :] + [value]
                else:
                    seen.add(value)
                    pending.append(iter(self._nodes[value].after))
                    place[value] = len(path)
                    path.append(value)
                is_moved = False
                while path:
                    following = next(pending[-1], self)
                    if following is not self:
                        value = following
                        is_moved = True
                        break
                    del place[path.pop()]
                    pending.pop()
                if not is_moved:
                    break
        return None

    def static_order(self):
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)
