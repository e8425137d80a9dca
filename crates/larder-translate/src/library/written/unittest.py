"""`unittest`: cases, suites and who runs them. Of an exception's traceback a report has the first line and the last."""

import difflib
import fnmatch
import pprint
import re
import sys
import time
from collections import Counter, deque
import _native

_seen = []
_module_cleanups = []


class SkipTest(Exception):
    __module__ = "unittest.case"


class _ShouldStop(Exception):
    pass


# What a case is called in messages.


def _class_name(kind):
    return f"{kind.__module__}.{kind.__qualname__}"


def _safe_repr(value):
    try:
        return repr(value)
    except Exception:
        return object.__repr__(value)


def _shorten(text, before, after):
    skipped = len(text) - before - after
    return f"{text[:before]}[{skipped} chars]{text[len(text) - after:]}" if skipped > 12 else text


def _common_repr(first, second):
    """Two representations, where they share much without most of that."""
    texts = [_safe_repr(first), _safe_repr(second)]
    longest = max(len(texts[0]), len(texts[1]))
    if longest <= 80:
        return texts[0], texts[1]
    shared = 0
    while shared < min(len(texts[0]), len(texts[1])) and texts[0][shared] == texts[1][shared]:
        shared += 1
    prefix = texts[0][:shared]
    room = 80 - (longest - shared + 5 + 12)
    if room > 5:
        prefix = _shorten(prefix, 5, room)
        return prefix + texts[0][shared:], prefix + texts[1][shared:]
    prefix = _shorten(prefix, 5, 5)
    return prefix + _shorten(texts[0][shared:], 41, 5), prefix + _shorten(texts[1][shared:], 41, 5)


def skip(reason):
    def decorator(item):
        if isinstance(item, type):
            item.__unittest_skip__ = True
            item.__unittest_skip_why__ = reason
            return item

        def skipped(*args, **kwargs):
            raise SkipTest(reason)

        skipped.__name__ = item.__name__
        skipped.__qualname__ = item.__qualname__
        skipped.__doc__ = item.__doc__
        skipped.__unittest_skip__ = True
        skipped.__unittest_skip_why__ = reason
        return skipped

    if callable(reason) and not isinstance(reason, str):
        item = reason
        reason = ""
        return decorator(item)
    return decorator


def _same(item):
    return item


def skipIf(condition, reason):
    return skip(reason) if condition else _same


def skipUnless(condition, reason):
    return _same if condition else skip(reason)


def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item


def addModuleCleanup(function, /, *args, **kwargs):
    _native.refuse("unittest: addModuleCleanup")


class _Outcome:
    def __init__(self, result):
        self.result = result
        self.success = True
        self.expecting_failure = False
        self.expected_failure = None

    def part(self, case, call, is_sub=False):
        """Runs a part of a test, and notes how it ended."""
        before = self.success
        self.success = True
        try:
            call()
        except KeyboardInterrupt:
            raise
        except SkipTest as error:
            self.success = False
            self.result.addSkip(case, str(error))
        except _ShouldStop:
            pass
        except BaseException as error:
            self.failed(case, error, is_sub)
        else:
            if is_sub and self.success:
                self.result.addSubTest(case.test_case, case, None)
        self.success = self.success and before

    def failed(self, case, error, is_sub):
        found = (type(error), error, None)
        if self.expecting_failure:
            self.expected_failure = found
            return
        self.success = False
        if is_sub:
            self.result.addSubTest(case.test_case, case, found)
        elif isinstance(error, case.failureException):
            self.result.addFailure(case, found)
        else:
            self.result.addError(case, found)


class _SubTestContext:
    def __init__(self, case, message, params):
        self._case = case
        self._message = message
        self._params = params
        self._parent = None

    def __enter__(self):
        case = self._case
        self._parent = case._subtest
        if self._parent is not None:
            self._params = {**self._params, **{k: v for k, v in self._parent.params.items() if k not in self._params}}
        case._subtest = _SubTest(case, self._message, self._params)
        self._before = case._outcome.success
        case._outcome.success = True

    def __exit__(self, kind, error, trace):
        case = self._case
        outcome, sub = case._outcome, case._subtest
        is_taken = True
        if error is None:
            if outcome.success:
                outcome.result.addSubTest(case, sub, None)
        elif isinstance(error, KeyboardInterrupt):
            is_taken = False
        elif isinstance(error, SkipTest):
            outcome.success = False
            outcome.result.addSkip(sub, str(error))
        elif not isinstance(error, _ShouldStop):
            outcome.failed(sub, error, True)
        outcome.success = outcome.success and self._before
        case._subtest = self._parent
        if is_taken:
            if not outcome.success:
                if outcome.result.failfast:
                    raise _ShouldStop
            elif outcome.expected_failure:
                raise _ShouldStop
        return is_taken


class _Raises:
    """What `assertRaises` gives for a `with`."""

    def __init__(self, case, expected, pattern, given, name):
        self.case = case
        self.expected = expected
        self.pattern = pattern
        self.msg = None
        if not isinstance(expected, tuple) and not (isinstance(expected, type) and issubclass(expected, BaseException)):
            raise TypeError(f"{name}() arg 1 must be an exception type or tuple of exception types")
        if isinstance(expected, tuple):
            for one in expected:
                if not (isinstance(one, type) and issubclass(one, BaseException)):
                    raise TypeError(f"{name}() arg 1 must be an exception type or tuple of exception types")
        for key in given:
            if key != "msg":
                raise TypeError(f"{name}() got an unexpected keyword argument {key!r}")
        self.msg = given.get("msg")
        self.callable_name = None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if error is None:
            try:
                name = self.expected.__name__
            except AttributeError:
                name = str(self.expected)
            if self.callable_name:
                self._raise_failure(f"{name} not raised by {self.callable_name}")
            self._raise_failure(f"{name} not raised")
        if not isinstance(error, self.expected):
            return False
        self.exception = error
        if self.pattern is not None:
            if not self.pattern.search(str(error)):
                self._raise_failure(f'"{self.pattern.pattern}" does not match "{error}"')
        return True

    def _raise_failure(self, message):
        raise self.case.failureException(self.case._formatMessage(self.msg, message))

    def run(self, args, kwargs):
        call, *rest = args
        self.callable_name = getattr(call, "__name__", None) or str(call)
        with self:
            call(*rest, **kwargs)


class TestCase:
    __module__ = "unittest.case"
    failureException = AssertionError
    longMessage = True
    maxDiff = 640
    _diffThreshold = 65536

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_cleanups = []
        _seen.append(cls)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._subtest = None
        self._cleanups = []
        self._type_equality = {}
        method = getattr(self, methodName, None)
        if method is None:
            if methodName != "runTest":
                raise ValueError(f"no such test method in {self.__class__}: {methodName}")
            self._testMethodDoc = "No test"
        else:
            self._testMethodDoc = method.__doc__

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        result = cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)
        return result

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception as error:
                cls.tearDown_exceptions.append((type(error), error, None))

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return TestResult()

    def shortDescription(self):
        return self._testMethodDoc.strip().split("\n")[0].strip() if self._testMethodDoc else None

    def id(self):
        return f"{_class_name(self.__class__)}.{self._testMethodName}"

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f"{self._testMethodName} ({_class_name(self.__class__)}.{self._testMethodName})"

    def __repr__(self):
        return f"<{_class_name(self.__class__)} testMethod={self._testMethodName}>"

    def subTest(self, msg=None, **params):
        return _SubTestContext(self, msg, params)

    def run(self, result=None):
        is_own = result is None
        if is_own:
            result = self.defaultTestResult()
            result.startTestRun()
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            kind = type(self)
            if getattr(kind, "__unittest_skip__", False) or getattr(method, "__unittest_skip__", False):
                reason = getattr(kind, "__unittest_skip_why__", "") or getattr(method, "__unittest_skip_why__", "")
                result.addSkip(self, reason)
                return result
            is_to_fail = getattr(kind, "__unittest_expecting_failure__", False) or getattr(
                method, "__unittest_expecting_failure__", False
            )
            outcome = self._outcome = _Outcome(result)
            outcome.part(self, self.setUp)
            if outcome.success:
                outcome.expecting_failure = is_to_fail
                outcome.part(self, method)
                outcome.expecting_failure = False
                outcome.part(self, self.tearDown)
            self.doCleanups()
            if outcome.success:
                if is_to_fail and outcome.expected_failure:
                    result.addExpectedFailure(self, outcome.expected_failure)
                elif is_to_fail:
                    result.addUnexpectedSuccess(self)
                else:
                    result.addSuccess(self)
            return result
        finally:
            self._outcome = None
            result.stopTest(self)
            if is_own:
                result.stopTestRun()

    def doCleanups(self):
        outcome = self._outcome or _Outcome(TestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.part(self, lambda: function(*args, **kwargs))
        return outcome.success

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)

    def skipTest(self, reason):
        raise SkipTest(reason)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _fail(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + f"\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it."

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f"{_safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f"{_safe_repr(expr)} is not false")

    def assertRaises(self, expected_exception, *args, **kwargs):
        return self._raises(expected_exception, None, args, kwargs, "assertRaises")

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        if isinstance(expected_regex, str):
            expected_regex = re.compile(expected_regex)
        return self._raises(expected_exception, expected_regex, args, kwargs, "assertRaisesRegex")

    def _raises(self, expected, pattern, args, kwargs, name):
        if args:
            _Raises(self, expected, pattern, {}, name).run(args, kwargs)
            return None
        return _Raises(self, expected, pattern, kwargs, name)

    def assertWarns(self, *args, **kwargs):
        _native.refuse("unittest: assertWarns")

    def assertLogs(self, *args, **kwargs):
        _native.refuse("unittest: assertLogs")

    def assertNoLogs(self, *args, **kwargs):
        _native.refuse("unittest: assertNoLogs")

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            a, b = _common_repr(first, second)
            self._fail(msg, f"{a} != {b}")

    def assertEqual(self, first, second, msg=None):
        kind = type(first)
        if kind is not type(second):
            self._baseAssertEqual(first, second, msg)
        elif kind in self._type_equality:
            self._type_equality[kind](first, second, msg=msg)
        elif kind is dict:
            self.assertDictEqual(first, second, msg)
        elif kind is list:
            self.assertListEqual(first, second, msg)
        elif kind is tuple:
            self.assertTupleEqual(first, second, msg)
        elif kind is set or kind is frozenset:
            self.assertSetEqual(first, second, msg)
        elif kind is str:
            self.assertMultiLineEqual(first, second, msg)
        else:
            self._baseAssertEqual(first, second, msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f"{_safe_repr(first)} == {_safe_repr(second)}")

    def _difference(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        away = abs(first - second)
        if delta is not None:
            return away, away <= delta, f"{_safe_repr(delta)} delta"
        places = 7 if places is None else places
        return away, round(away, places) == 0, f"{places!r} places"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        away, is_near, what = self._difference(first, second, places, delta)
        if not is_near:
            texts = f"{_safe_repr(first)} != {_safe_repr(second)}"
            self._fail(msg, f"{texts} within {what} ({_safe_repr(away)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        away, is_near, what = self._difference(first, second, places, delta)
        if delta is not None:
            if not first == second and not is_near:
                return
            texts = f"{_safe_repr(first)} == {_safe_repr(second)}"
            self._fail(msg, f"{texts} within {what} ({_safe_repr(away)} difference)")
        if first == second or is_near:
            self._fail(msg, f"{_safe_repr(first)} == {_safe_repr(second)} within {what}")

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence"
        if seq_type is not None:
            name = seq_type.__name__
            for place, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{place} sequence is not a {name}: {_safe_repr(seq)}")
        for place, seq in (("First", seq1), ("Second", seq2)):
            if not hasattr(seq, "__len__"):
                self._fail(msg, f"{place} {name} has no length.    Non-sequence?" + self._lines_apart(seq1, seq2))
        if seq1 == seq2:
            return
        a, b = _common_repr(seq1, seq2)
        text = f"{name.capitalize()}s differ: {a} != {b}\n"
        count1, count2 = len(seq1), len(seq2)
        for at in range(min(count1, count2)):
            if seq1[at] != seq2[at]:
                a, b = _common_repr(seq1[at], seq2[at])
                text += f"\nFirst differing element {at}:\n{a}\n{b}\n"
                break
        else:
            if count1 == count2 and seq_type is None and type(seq1) != type(seq2):
                return
        if count1 > count2:
            text += f"\nFirst {name} contains {count1 - count2} additional elements.\n"
            text += f"First extra element {count2}:\n{_safe_repr(seq1[count2])}\n"
        elif count1 < count2:
            text += f"\nSecond {name} contains {count2 - count1} additional elements.\n"
            text += f"First extra element {count1}:\n{_safe_repr(seq2[count1])}\n"
        self._fail(msg, self._truncateMessage(text, self._lines_apart(seq1, seq2)))

    def _lines_apart(self, first, second):
        return "\n" + "\n".join(
            difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines())
        )

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        if not hasattr(set1, "difference"):
            self._fail(None, f"first argument does not support set difference: '{type(set1).__name__}' object has no attribute 'difference'")
        only_first = set1.difference(set2)
        if not hasattr(set2, "difference"):
            self._fail(None, f"second argument does not support set difference: '{type(set2).__name__}' object has no attribute 'difference'")
        only_second = set2.difference(set1)
        if not only_first and not only_second:
            return
        lines = []
        if only_first:
            lines.append("Items in the first set but not the second:")
            lines += [repr(item) for item in only_first]
        if only_second:
            lines.append("Items in the second set but not the first:")
            lines += [repr(item) for item in only_second]
        self._fail(msg, "\n".join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            a, b = _common_repr(d1, d2)
            self._fail(msg, self._truncateMessage(f"{a} != {b}", self._lines_apart(d1, d2)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        old, new = first.splitlines(True), second.splitlines(True)
        if len(old) == 1 and first.strip("\r\n") == first:
            old, new = [first + "\n"], [second + "\n"]
        a, b = _common_repr(first, second)
        self._fail(msg, self._truncateMessage(f"{a} != {b}", "\n" + "".join(difflib.ndiff(old, new))))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            counts1, counts2 = Counter(first), Counter(second)
            if counts1 == counts2:
                return
            apart = [(count, counts2[item], item) for item, count in counts1.items() if count != counts2[item]]
            apart += [(0, count, item) for item, count in counts2.items() if item not in counts1]
        except TypeError:
            apart = _counts_apart(first, second)
        if apart:
            lines = [f"First has {a}, Second has {b}:  {item!r}" for a, b, item in apart]
            self._fail(msg, self._truncateMessage("Element counts were not equal:\n", "\n".join(lines)))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, f"{_safe_repr(member)} not found in {_safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, f"{_safe_repr(member)} unexpectedly found in {_safe_repr(container)}")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, f"{_safe_repr(expr1)} is not {_safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, f"unexpectedly identical: {_safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f"{_safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._fail(msg, f"{_safe_repr(obj)} is not an instance of {cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._fail(msg, f"{_safe_repr(obj)} is an instance of {cls!r}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, f"{_safe_repr(a)} not less than {_safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, f"{_safe_repr(a)} not less than or equal to {_safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, f"{_safe_repr(a)} not greater than {_safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, f"{_safe_repr(a)} not greater than or equal to {_safe_repr(b)}")

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            found = text[match.start() : match.end()]
            self._fail(msg, f"Regex matched: {found!r} matches {unexpected_regex.pattern!r} in {text!r}")


def _counts_apart(first, second):
    """How often elements that have no hash stand in two lists, where that differs."""
    apart = []
    used1, used2 = [False] * len(first), [False] * len(second)
    for at, item in enumerate(first):
        if used1[at]:
            continue
        count1 = count2 = 0
        for place in range(at, len(first)):
            if not used1[place] and first[place] == item:
                used1[place] = True
                count1 += 1
        for place, other in enumerate(second):
            if not used2[place] and other == item:
                used2[place] = True
                count2 += 1
        if count1 != count2:
            apart.append((count1, count2, item))
    for at, item in enumerate(second):
        if used2[at]:
            continue
        count = 0
        for place in range(at, len(second)):
            if not used2[place] and second[place] == item:
                used2[place] = True
                count += 1
        apart.append((0, count, item))
    return apart


class FunctionTestCase(TestCase):
    __module__ = "unittest.case"

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._function = testFunc
        self._set_up = setUp
        self._tear_down = tearDown
        self._description = description

    def setUp(self):
        if self._set_up is not None:
            self._set_up()

    def tearDown(self):
        if self._tear_down is not None:
            self._tear_down()

    def runTest(self):
        self._function()

    def id(self):
        return self._function.__name__

    def __str__(self):
        return f"{_class_name(self.__class__)} ({self._function.__name__})"

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._function.__doc__
        return doc.split("\n")[0].strip() if doc else None


class _SubTest(TestCase):
    __module__ = "unittest.case"

    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError("subtests cannot be run directly")

    def _subDescription(self):
        parts = []
        if self._message is not None:
            parts.append(f"[{self._message}]")
        if self.params:
            shown = ", ".join([f"{name}={value!r}" for name, value in self.params.items()])
            parts.append(f"({shown})")
        return " ".join(parts) or "(<subtest>)"

    def id(self):
        return f"{self.test_case.id()} {self._subDescription()}"

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f"{self.test_case} {self._subDescription()}"


class _Report:
    """The text of a failure, with the traceback that nobody has here."""

    def __init__(self, error):
        self._error = error

    def _lines(self):
        kind = type(self._error)
        name = kind.__qualname__ if kind.__module__ in ("builtins", "__main__") else _class_name(kind)
        text = str(self._error)
        return "Traceback (most recent call last):\n" + (f"{name}: {text}\n" if text else f"{name}\n")

    def __str__(self):
        _native.refuse("unittest: the traceback of a failure as text")

    def __repr__(self):
        _native.refuse("unittest: the traceback of a failure as text")

    def __contains__(self, part):
        _native.refuse("unittest: the traceback of a failure as text")

    def __getattr__(self, name):
        _native.refuse("unittest: the traceback of a failure as text")


class TestResult:
    __module__ = "unittest.result"
    _previousTestClass = None
    _testRunEntered = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False

    def printErrors(self):
        pass

    def startTest(self, test):
        self.testsRun += 1

    def startTestRun(self):
        pass

    def stopTest(self, test):
        pass

    def stopTestRun(self):
        pass

    def _failed(self):
        if self.failfast:
            self.stop()

    def addError(self, test, err):
        self._failed()
        self.errors.append((test, _Report(err[1])))

    def addFailure(self, test, err):
        self._failed()
        self.failures.append((test, _Report(err[1])))

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self._failed()
            if isinstance(err[1], test.failureException):
                self.failures.append((subtest, _Report(err[1])))
            else:
                self.errors.append((subtest, _Report(err[1])))

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, _Report(err[1])))

    def addUnexpectedSuccess(self, test):
        self._failed()
        self.unexpectedSuccesses.append(test)

    def wasSuccessful(self):
        return not self.failures and not self.errors and not self.unexpectedSuccesses

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        return f"<{_class_name(self.__class__)} run={self.testsRun} errors={len(self.errors)} failures={len(self.failures)}>"


class _Writer:
    def __init__(self, stream):
        self.stream = stream

    def write(self, text):
        self.stream.write(text)

    def writeln(self, text=None):
        self.stream.write((text or "") + "\n")

    def flush(self):
        if hasattr(self.stream, "flush"):
            self.stream.flush()


class TextTestResult(TestResult):
    __module__ = "unittest.runner"
    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1
        self.descriptions = descriptions
        self._newline = True

    def getDescription(self, test):
        first = test.shortDescription()
        return f"{test}\n{first}" if self.descriptions and first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + " ... ")
            self.stream.flush()
            self._newline = False

    def _write_status(self, test, status):
        is_sub = isinstance(test, _SubTest)
        if is_sub or self._newline:
            if not self._newline:
                self.stream.writeln()
            if is_sub:
                self.stream.write("  ")
            self.stream.write(self.getDescription(test) + " ... ")
        self.stream.writeln(status)
        self.stream.flush()
        self._newline = True

    def _tell(self, test, word, letter):
        if self.showAll:
            self._write_status(test, word)
        elif self.dots:
            self.stream.write(letter)
            self.stream.flush()

    def addSubTest(self, test, subtest, err):
        if err is not None:
            is_failure = isinstance(err[1], subtest.failureException)
            self._tell(subtest, "FAIL" if is_failure else "ERROR", "F" if is_failure else "E")
        super().addSubTest(test, subtest, err)

    def addSuccess(self, test):
        super().addSuccess(test)
        self._tell(test, "ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._tell(test, "ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell(test, "FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(test, f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell(test, "expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell(test, "unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.writeln()
            self.stream.flush()
        self.printErrorList("ERROR", self.errors)
        self.printErrorList("FAIL", self.failures)
        if self.unexpectedSuccesses:
            self.stream.writeln(self.separator1)
            for test in self.unexpectedSuccesses:
                self.stream.writeln(f"UNEXPECTED SUCCESS: {self.getDescription(test)}")
            self.stream.flush()

    def printErrorList(self, flavour, errors):
        for test, report in errors:
            if self.stream.stream is not sys.stderr:
                _native.refuse("unittest: the traceback of a failure, elsewhere than on the standard error")
            self.stream.writeln(self.separator1)
            self.stream.writeln(f"{flavour}: {self.getDescription(test)}")
            self.stream.writeln(self.separator2)
            self.stream.writeln(report._lines())
            self.stream.flush()


class TextTestRunner:
    __module__ = "unittest.runner"
    resultclass = TextTestResult

    def __init__(
        self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None, warnings=None,
        *, tb_locals=False
    ):
        if buffer:
            _native.refuse("unittest: buffer")
        self.stream = _Writer(sys.stderr if stream is None else stream)
        self.descriptions = descriptions
        self.verbosity = verbosity
        self.failfast = failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        started = time.perf_counter()
        result.startTestRun()
        try:
            test(result)
        finally:
            result.stopTestRun()
        taken = time.perf_counter() - started
        result.printErrors()
        if hasattr(result, "separator2"):
            self.stream.writeln(result.separator2)
        run = result.testsRun
        self.stream.writeln(f"Ran {run} test{'' if run == 1 else 's'} in {taken:.3f}s")
        self.stream.writeln()
        notes = []
        if not result.wasSuccessful():
            self.stream.write("FAILED")
            if result.failures:
                notes.append(f"failures={len(result.failures)}")
            if result.errors:
                notes.append(f"errors={len(result.errors)}")
        else:
            self.stream.write("OK")
        if result.skipped:
            notes.append(f"skipped={len(result.skipped)}")
        if result.expectedFailures:
            notes.append(f"expected failures={len(result.expectedFailures)}")
        if result.unexpectedSuccesses:
            notes.append(f"unexpected successes={len(result.unexpectedSuccesses)}")
        self.stream.writeln(f" ({', '.join(notes)})" if notes else "")
        self.stream.flush()
        return result


class _ErrorHolder:
    """What stands for a class whose preparation failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.id()

    def countTestCases(self):
        return 0


class TestSuite:
    __module__ = "unittest.suite"

    def __init__(self, tests=()):
        self._tests = []
        self._done = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{_class_name(self.__class__)} tests={list(self)}>"

    def __iter__(self):
        return iter(self._tests)

    def __eq__(self, other):
        if not isinstance(other, TestSuite):
            return NotImplemented
        return list(self) == list(other)

    def countTestCases(self):
        return self._done + sum([test.countTestCases() for test in self._tests])

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()

    def run(self, result, debug=False):
        is_top = getattr(result, "_testRunEntered", False) is False
        if is_top:
            # A class that ran last stays noted: it is left once more when the result is used again.
            result._testRunEntered = True
        for test in self:
            if result.shouldStop:
                break
            if not isinstance(test, TestSuite):
                self._leave_class(test, result)
                self._enter_class(test, result)
                result._previousTestClass = type(test)
                if getattr(type(test), "_classSetupFailed", False):
                    continue
            test(result)
            self._done += test.countTestCases()
        if is_top:
            self._leave_class(None, result)
            result._testRunEntered = False
        return result

    def _enter_class(self, test, result):
        kind = type(test)
        if kind is result._previousTestClass or getattr(kind, "__unittest_skip__", False):
            return
        if not isinstance(test, TestCase):
            return
        kind._classSetupFailed = False
        try:
            kind.setUpClass()
        except Exception as error:
            kind._classSetupFailed = True
            self._class_error(result, error, "setUpClass", kind)
            self._clean_class(kind, result, "setUpClass")

    def _leave_class(self, test, result):
        kind = result._previousTestClass
        if kind is None or kind is type(test) and test is not None:
            return
        if getattr(kind, "_classSetupFailed", False) or getattr(kind, "__unittest_skip__", False):
            return
        if not issubclass(kind, TestCase):
            return
        try:
            kind.tearDownClass()
        except Exception as error:
            self._class_error(result, error, "tearDownClass", kind)
        self._clean_class(kind, result, "tearDownClass")

    def _clean_class(self, kind, result, name):
        kind.doClassCleanups()
        for _, error, _ in kind.tearDown_exceptions:
            self._class_error(result, error, name, kind)

    def _class_error(self, result, error, name, kind):
        holder = _ErrorHolder(f"{name} ({_class_name(kind)})")
        if isinstance(error, SkipTest):
            result.addSkip(holder, str(error))
        else:
            result.addError(holder, (type(error), error, None))


def _names_of(kind, prefix, patterns):
    names = [name for name in dir(kind) if name.startswith(prefix) and callable(getattr(kind, name))]
    if patterns:
        start = _class_name(kind) + "."
        names = [name for name in names if any([fnmatch.fnmatchcase(start + name, pattern) for pattern in patterns])]
    return sorted(names)


def _classes_of_program():
    """The cases of the program as its module has them: by their names, the last of each name."""
    found = {}
    for kind in _seen:
        if kind.__module__ == "unittest.case":
            continue
        if kind.__module__ != "__main__":
            _native.refuse(f"unittest: the cases of the module {kind.__module__}")
        if kind.__qualname__ == kind.__name__:
            found[kind.__name__] = kind
    return [found[name] for name in sorted(found)]


class TestLoader:
    __module__ = "unittest.loader"
    testMethodPrefix = "test"
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        return _names_of(testCaseClass, self.testMethodPrefix, self.testNamePatterns)

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *args, pattern=None):
        if getattr(module, "__name__", None) != "__main__":
            _native.refuse("unittest: the tests of a module")
        return self._all()

    def _all(self):
        return self.suiteClass([self.loadTestsFromTestCase(kind) for kind in _classes_of_program()])

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        if parts[0] == "__main__":
            parts = parts[1:]
        for kind in _classes_of_program():
            if parts == [kind.__name__]:
                return self.loadTestsFromTestCase(kind)
            if len(parts) == 2 and parts[0] == kind.__name__ and hasattr(kind, parts[1]):
                return self.suiteClass([kind(parts[1])])
        _native.refuse(f"unittest: tests by the name {name}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, *args, **kwargs):
        _native.refuse("unittest: the discovery of tests")


defaultTestLoader = TestLoader()


class TestProgram:
    __module__ = "unittest.main"

    def __init__(
        self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=defaultTestLoader, exit=True,
        verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False
    ):
        if module != "__main__" and module is not None:
            _native.refuse("unittest: main of another module")
        self.exit = exit
        self.verbosity = verbosity
        self.failfast = bool(failfast)
        self.testLoader = testLoader
        names = []
        patterns = []
        given = list((sys.argv if argv is None else argv)[1:])
        while given:
            word = given.pop(0)
            if word in ("-v", "--verbose"):
                self.verbosity = 2
            elif word in ("-q", "--quiet"):
                self.verbosity = 0
            elif word in ("-f", "--failfast"):
                self.failfast = True
            elif word == "-k" and given:
                pattern = given.pop(0)
                patterns.append(pattern if "*" in pattern else f"*{pattern}*")
            elif word.startswith("-"):
                _native.refuse(f"unittest: the option {word}")
            else:
                names.append(word)
        if buffer:
            _native.refuse("unittest: buffer")
        if patterns:
            testLoader.testNamePatterns = patterns
        if not names and defaultTest is not None:
            names = [defaultTest] if isinstance(defaultTest, str) else list(defaultTest)
        self.test = testLoader.loadTestsFromNames(names) if names else testLoader._all()
        runner = testRunner
        if runner is None:
            runner = TextTestRunner(verbosity=self.verbosity, failfast=self.failfast)
        elif isinstance(runner, type):
            runner = runner(verbosity=self.verbosity, failfast=self.failfast)
        self.result = runner.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
