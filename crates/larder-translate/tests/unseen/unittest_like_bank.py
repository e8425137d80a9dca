import unittest
import sys
import io


class InsufficientFunds(ValueError):
    def __init__(self, need, have):
        super().__init__(need, have)
        self.need, self.have = need, have

    def __str__(self):
        return f"need {self.need}, have {self.have}"


class Account:
    interest = 0.02

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.__balance = balance
        self._history = []

    @property
    def balance(self):
        """Money there."""
        return self.__balance

    @balance.setter
    def balance(self, value):
        if value < 0:
            raise InsufficientFunds(-value, self.__balance)
        self._history.append((self.__balance, value))
        self.__balance = value

    @balance.deleter
    def balance(self):
        self._history.clear()
        self.__balance = 0

    def __repr__(self):
        return f"<{self.__class__.__qualname__} {self.owner}: {self.balance}>"


class AccountTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.made = []

    def setUp(self):
        self.a = Account("ann", 100)
        self.made.append(1)
        self.addCleanup(self.made.append, 2)

    def test_deposit(self):
        self.a.balance += 50
        self.assertEqual(self.a.balance, 150)
        self.assertIn((100, 150), self.a._history)

    def test_overdraft(self):
        with self.assertRaises(InsufficientFunds) as cm:
            self.a.balance -= 500
        self.assertEqual(cm.exception.need, 400)
        self.assertRaisesRegex(ValueError, r"need \d+", setattr, self.a, "balance", -1)

    def test_private(self):
        self.assertFalse(hasattr(self.a, "__balance"))
        self.assertEqual(self.a._Account__balance, 100)

    def test_fails(self):
        self.assertEqual([1, 2, 3], [1, 2, 4], "lists differ")

    def test_dict(self):
        self.assertDictEqual({"a": 1}, {"a": 2})

    def test_errors(self):
        raise KeyError("boom")

    @unittest.skip("not now")
    def test_skipped(self):
        self.fail("never")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(0)

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    def test_almost(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertGreater(2, 1)
        self.assertIsInstance(self.a, Account)
        self.assertCountEqual([1, 2, 2], [2, 1, 2])
        self.assertAlmostEqual(1.0, 1.1, places=2)


suite = unittest.TestLoader().loadTestsFromTestCase(AccountTest)
print(suite.countTestCases(), [t.id().split(".")[-1] for t in suite])
result = unittest.TestResult()
suite.run(result)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures), result.wasSuccessful())
for test, text in result.failures + result.errors:
    print(test.id().split(".")[-1], "|", text.strip().splitlines()[-1])
for test, why in result.skipped:
    print(test, why)
print(AccountTest.made)
acc = Account("bob")
print(Account.balance.__doc__, Account.balance.fget(acc), acc, type(acc).balance.fset is not None)
del acc.balance
try:
    acc.balance = -3
except InsufficientFunds as error:
    print(error, error.args, repr(error))
case = unittest.TestCase()
for check in (lambda: case.assertEqual(1, 2), lambda: case.assertTrue([]), lambda: case.assertIn(1, [2]), lambda: case.assertIsNone(3, "why"), lambda: case.assertEqual("a\nb", "a\nc"), lambda: case.assertRaises(ValueError, int, "1"), lambda: case.assertLess(3, 2), lambda: case.assertRegex("abc", "x+"), lambda: case.assertIs(1, None), lambda: case.assertAlmostEqual(1, 1.5), lambda: case.assertSetEqual({1, 2}, {2, 3}), lambda: case.assertTupleEqual((1,), (2,))):
    try:
        check()
    except AssertionError as error:
        print(error)
acc._Account__balance.x
