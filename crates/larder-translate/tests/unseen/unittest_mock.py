# a real unittest run on a StringIO, with mock, subTest, and a deterministic summary
import io
import re
import unittest
from unittest import mock


class Account:
    def __init__(self, owner, balance=0, notify=None):
        if balance < 0:
            raise ValueError(f"negative opening balance: {balance}")
        self.owner = owner
        self._balance = balance
        self.notify = notify or (lambda *a, **k: None)
        self.log = []

    @property
    def balance(self):
        return self._balance

    def deposit(self, n):
        if not isinstance(n, int) or isinstance(n, bool):
            raise TypeError(f"amount must be int, got {type(n).__name__}")
        if n <= 0:
            raise ValueError("amount must be positive")
        self._balance += n
        self.log.append(("deposit", n))
        self.notify("deposit", amount=n)
        return self

    def withdraw(self, n, fee=0):
        total = n + fee
        if total > self._balance:
            raise ArithmeticError(f"insufficient funds: {self._balance} < {total}")
        self._balance -= total
        self.log.append(("withdraw", n, fee))
        return self

    def __lt__(self, other):
        return self.balance < other.balance

    def __eq__(self, other):
        return isinstance(other, Account) and (self.owner, self.balance) == (other.owner, other.balance)

    def __repr__(self):
        return f"Account({self.owner!r}, {self.balance})"


class AccountTest(unittest.TestCase):
    order = []

    @classmethod
    def setUpClass(cls):
        cls.order.append("class up")

    @classmethod
    def tearDownClass(cls):
        cls.order.append("class down")

    def setUp(self):
        self.acc = Account("ann", 100)
        self.addCleanup(self.order.append, "cleanup " + self._testMethodName)

    def tearDown(self):
        self.order.append("down")

    def test_deposit(self):
        self.assertEqual(self.acc.deposit(5).deposit(10).balance, 115)
        self.assertIn(("deposit", 5), self.acc.log)

    def test_errors(self):
        with self.assertRaises(TypeError) as cm:
            self.acc.deposit(1.5)
        self.assertEqual(str(cm.exception), "amount must be int, got float")
        with self.assertRaisesRegex(ArithmeticError, r"^insufficient .*: 100 < 10\d$"):
            self.acc.withdraw(100, fee=1)
        self.assertRaises(ValueError, Account, "x", balance=-1)

    def test_sub(self):
        for bad in (0, -1, True, "1", 7):
            with self.subTest(bad=bad):
                with self.assertRaises((ValueError, TypeError)):
                    self.acc.deposit(bad)

    def test_failing_equality(self):
        self.assertEqual(self.acc, Account("bob", 100))

    def test_error(self):
        self.acc.nope()

    def test_almost(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertNotAlmostEqual(0.1, 0.11, places=2)
        self.assertLess(self.acc, Account("z", 101))

    @unittest.skip("not ready")
    def test_skipped(self):
        self.fail("never")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue([])

    @unittest.skipIf(1 < 2, "cond")
    def test_skip_if(self):
        pass

    def test_mock(self):
        m = mock.Mock(return_value=3, side_effect=None)
        acc = Account("m", 1, notify=m)
        acc.deposit(4)
        m.assert_called_once_with("deposit", amount=4)
        self.assertEqual(m.call_args, mock.call("deposit", amount=4))
        with mock.patch.object(Account, "withdraw", autospec=True, side_effect=OSError("net")) as w:
            with self.assertRaises(OSError):
                acc.withdraw(1)
            self.assertEqual(w.call_count, 1)
        self.assertEqual(acc.withdraw(1).balance, 4)


class ListTest(unittest.TestCase):
    def test_list_diff(self):
        self.assertListEqual([1, 2, 3], [1, 2, 4])

    def test_dict(self):
        self.assertDictEqual({"a": 1, "b": 2}, {"b": 2, "a": 1})
        self.assertCountEqual([3, 1, 1], [1, 3, 1])

    def test_msg(self):
        self.assertIs(None, 0, "custom message")

    def test_types(self):
        self.assertIsInstance(True, str)

    def test_seq(self):
        self.assertSequenceEqual((1, 2), [1, 2])
        self.assertTupleEqual((1,), (1,))
        self.assertSetEqual({1}, frozenset([1]))
        self.assertGreaterEqual(2, 2)
        self.assertRegex("hello", "l+")
        self.assertMultiLineEqual("a\n", "a\n")


loader = unittest.TestLoader()
print(loader.getTestCaseNames(AccountTest))
suite = unittest.TestSuite(loader.loadTestsFromTestCase(c) for c in (AccountTest, ListTest))
print(suite.countTestCases())
buf = io.StringIO()
res = unittest.TextTestRunner(stream=buf, verbosity=2).run(suite)
text = buf.getvalue()
for line in text.splitlines():
    if re.search(r" \.\.\. |^(FAIL|ERROR):|^\w*Error:|^- |^\+ |^First", line):
        print(re.sub(r"\(__main__\.", "(", line))
print(re.sub(r"in [\d.]+s", "in ?s", text.splitlines()[-3]), text.splitlines()[-1], sep="\n")
print(res.testsRun, len(res.failures), len(res.errors), len(res.skipped), len(res.expectedFailures), len(res.unexpectedSuccesses), res.wasSuccessful())
print([(t._testMethodName, why) for t, why in res.skipped], AccountTest.order[:4], AccountTest.order[-1])
