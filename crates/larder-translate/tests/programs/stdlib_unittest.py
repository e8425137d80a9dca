import io
import sys
import unittest
from collections import OrderedDict


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        if not self.items:
            raise IndexError("pop from empty stack")
        return self.items.pop()


class TestStack(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class up", cls.__name__)
        cls.shared = []

    @classmethod
    def tearDownClass(cls):
        print("class down", len(cls.shared))

    def setUp(self):
        print("up", self.id())
        self.stack = Stack()
        self.addCleanup(print, "cleaned", self._testMethodName)

    def tearDown(self):
        self.shared.append(self._testMethodName)
        print("down")

    def test_push_and_pop(self):
        """What goes in comes out."""
        self.stack.push(1)
        self.stack.push(2)
        self.assertEqual(self.stack.pop(), 2)
        self.assertEqual(self.stack.items, [1])

    def test_empty(self):
        with self.assertRaises(IndexError) as caught:
            self.stack.pop()
        self.assertEqual(str(caught.exception), "pop from empty stack")
        self.assertRaises(IndexError, self.stack.pop)
        with self.assertRaisesRegex(IndexError, "empty"):
            self.stack.pop()

    @unittest.skip("not now")
    def test_skipped(self):
        self.fail("it ran")

    @unittest.skipIf(sys.maxsize > 10, "a large machine")
    def test_skipped_if(self):
        self.fail("it ran")

    @unittest.expectedFailure
    def test_known_fault(self):
        self.assertEqual(1, 2)

    def test_parts(self):
        for number in range(0, 6, 2):
            with self.subTest(number=number):
                self.assertEqual(number % 2, 0)

    def test_skips_itself(self):
        self.skipTest("of itself")

    def helper(self):
        self.fail("no test")


@unittest.skip("whole class")
class TestSkipped(unittest.TestCase):
    def test_one(self):
        self.fail("it ran")


class TestMore(unittest.TestCase):
    def test_a_failure(self):
        self.assertEqual(1 + 1, 3)

    def test_an_error(self):
        {}["missing"]

    def test_parts_that_fail(self):
        for number in range(4):
            with self.subTest("part", number=number):
                self.assertLess(number, 2)
        print("after the parts")


case = TestMore("test_a_failure")


def said(name, *args, **kwargs):
    try:
        getattr(case, name)(*args, **kwargs)
        print(name, "holds")
    except AssertionError as error:
        print(name, "|", error)
    except (TypeError, ValueError) as error:
        print(name, type(error).__name__, error)


def messages():
    case.maxDiff = None
    said("assertEqual", 1, 2)
    said("assertEqual", 1, 1.0)
    said("assertEqual", "a", "b", "why")
    said("assertEqual", "one\ntwo\n", "one\n2\n")
    said("assertEqual", [1, 2, 3], [1, 2, 4])
    said("assertEqual", [1, 2, 3], [1, 2])
    said("assertEqual", (1,), (1, 2))
    said("assertEqual", {"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]})
    said("assertEqual", {1, 2}, {2, 3})
    said("assertEqual", [1], (1,))
    said("assertEqual", "x" * 100 + "a", "x" * 100 + "b")
    said("assertEqual", list(range(40)), list(range(39)) + [0])
    said("assertNotEqual", 1, 1)
    said("assertTrue", 0, "zero")
    said("assertFalse", [1])
    said("assertIn", 3, [1, 2])
    said("assertNotIn", "a", "abc")
    said("assertIs", None, 0)
    said("assertIsNot", None, None)
    said("assertIsNone", 1)
    said("assertIsNotNone", None)
    said("assertIsInstance", 1, str)
    said("assertNotIsInstance", True, int)
    said("assertAlmostEqual", 0.1 + 0.2, 0.3)
    said("assertAlmostEqual", 1.0, 1.1)
    said("assertAlmostEqual", 1.0, 1.1, places=1)
    said("assertAlmostEqual", 1.0, 1.5, delta=0.1)
    said("assertAlmostEqual", 1, 2, places=1, delta=1)
    said("assertNotAlmostEqual", 1.0, 1.00000001)
    said("assertGreater", 1, 2)
    said("assertGreaterEqual", 1, 2)
    said("assertLess", 2, 1)
    said("assertLessEqual", 2, 1, msg="order")
    said("assertRegex", "abc", r"\d+")
    said("assertNotRegex", "a12", r"\d+")
    said("assertCountEqual", [1, 2, 2], [2, 1, 1])
    said("assertCountEqual", [[1], [2]], [[2], [1]])
    said("assertCountEqual", [[1]], [[2]])
    said("assertListEqual", [1], (1,))
    said("assertDictEqual", {}, [])
    said("assertSequenceEqual", (1, 2), [1, 3])
    said("assertMultiLineEqual", "a\n", "b")
    said("assertRaises", ValueError, int, "3")
    said("assertRaises", ValueError, int, "x")
    said("assertRaises", 3, int)
    said("assertRaisesRegex", ValueError, "nothing", int, "x")
    said("fail", "on purpose")
    try:
        with case.assertRaises(KeyError):
            pass
    except AssertionError as error:
        print(error)
    try:
        with case.assertRaises(KeyError, msg="said"):
            [][0]
    except IndexError as error:
        print("through", error)
    print(case, repr(case), case.id(), case.shortDescription(), case.countTestCases(), case == TestMore("test_a_failure"))
    print(TestStack("test_push_and_pop").shortDescription())
    try:
        TestMore("test_nothing")
    except ValueError as error:
        print(error)


def running():
    result = unittest.TestResult()
    TestMore("test_a_failure").run(result)
    TestMore("test_an_error").run(result)
    print(result, result.wasSuccessful(), [str(test) for test, _ in result.errors], result.testsRun)
    suite = unittest.TestSuite()
    suite.addTest(TestStack("test_empty"))
    suite.addTests([TestStack("test_parts"), TestStack("test_skipped")])
    print(suite.countTestCases(), [str(test) for test in suite])
    out = io.StringIO()
    result = unittest.TextTestRunner(stream=out, verbosity=2).run(suite)
    print(out.getvalue().split("\nRan")[0])
    print(result.wasSuccessful(), result.skipped)
    loader = unittest.TestLoader()
    print(loader.getTestCaseNames(TestStack), loader.loadTestsFromTestCase(TestMore).countTestCases())
    made = unittest.FunctionTestCase(messages)
    print(made.id(), made.countTestCases())


if __name__ == "__main__":
    messages()
    running()
    unittest.main()
