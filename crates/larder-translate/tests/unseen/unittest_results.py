# unittest run through a custom result, printing to stdout deterministically
import io
import sys
import unittest

class Stack:
    def __init__(self, items=(), limit=None):
        self._items = list(items)
        self.limit = limit
    def push(self, x):
        if self.limit is not None and len(self) >= self.limit:
            raise OverflowError(f"limit {self.limit}")
        self._items.append(x)
        return self
    def pop(self):
        if not self._items:
            raise IndexError("pop from empty stack")
        return self._items.pop()
    def __len__(self):
        return len(self._items)
    def __iter__(self):
        return reversed(self._items)

class Base(unittest.TestCase):
    log = []
    @classmethod
    def setUpClass(cls):
        cls.log.append(f"class {cls.__name__}")
    @classmethod
    def tearDownClass(cls):
        cls.log.append(f"end {cls.__name__}")
    def setUp(self):
        self.stack = self.make()
        self.addCleanup(self.log.append, "cleanup " + self._testMethodName)
    def make(self):
        return Stack([1, 2, 3])
    def tearDown(self):
        self.log.append("tearDown")

class TestStack(Base):
    def test_lifo(self):
        self.assertEqual([self.stack.pop() for _ in range(3)], [3, 2, 1])
        self.assertFalse(self.stack)
    def test_empty(self):
        with self.assertRaises(IndexError) as cm:
            Stack().pop()
        self.assertEqual(str(cm.exception), "pop from empty stack")
        self.assertRaisesRegex(IndexError, "^pop", Stack().pop)
    def test_iter(self):
        self.assertListEqual(list(self.stack), [3, 2, 1])
        self.assertIn(2, self.stack)
        self.assertCountEqual(self.stack, [1, 3, 2])
    def test_wrong(self):
        self.assertEqual(len(self.stack), 4, "length differs")
    def test_sub(self):
        for n in range(4):
            with self.subTest(n=n):
                self.assertNotEqual(n % 3, 1)

class TestLimited(TestStack):
    def make(self):
        return Stack([1, 2, 3], limit=3)
    def test_limit(self):
        self.assertRaises(OverflowError, self.stack.push, 4)
    def test_wrong(self):
        self.assertIs(self.stack.limit, 3)
    @unittest.skip("not today")
    def test_skipped(self):
        self.fail("never")
    @unittest.expectedFailure
    def test_expected(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.4, places=3)
    def test_error(self):
        return {}["missing"]

class Recorder(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.events = []
    def _note(self, kind, test, extra=""):
        self.events.append(f"{kind:<5} {type(test).__name__}.{test._testMethodName}{extra}")
    def addSuccess(self, test):
        super().addSuccess(test)
        self._note("ok", test)
    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._note("FAIL", test, f" {err[0].__name__}: {err[1]}")
    def addError(self, test, err):
        super().addError(test, err)
        self._note("ERR", test, f" {err[1]!r}")
    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._note("skip", test, f" ({reason})")
    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._note("xfail", test)
loader = unittest.TestLoader()
result = Recorder()
for case in (TestStack, TestLimited):
    suite = loader.loadTestsFromTestCase(case)
    print(case.__name__, suite.countTestCases(), loader.getTestCaseNames(case))
    suite.run(result)
print(*result.events, sep="\n")
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), result.wasSuccessful())
print(Base.log[:6], Base.log[-3:], len(Base.log), Base.log.count("tearDown"))
stream = io.StringIO()
r2 = unittest.TextTestRunner(stream=stream, verbosity=0).run(loader.loadTestsFromName("TestStack.test_lifo", sys.modules[__name__]))
print(r2.testsRun, r2.wasSuccessful(), stream.getvalue().splitlines()[-1])
sys.exit(0 if result.wasSuccessful() else len(result.failures) * 10 + len(result.errors))
