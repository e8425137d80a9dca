# unittest run with unittest.main: subTest, mocks, setUp/tearDown, skips, failing on purpose
import io
import unittest
from contextlib import redirect_stdout
from unittest import mock


class Account:
    fee = 1

    def __init__(self, gateway, balance=0):
        self.gateway, self._balance = gateway, balance

    @property
    def balance(self):
        return self._balance

    def pay(self, to, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        total = amount + self.fee
        if total > self._balance:
            return False
        ref = self.gateway.send(to, amount, memo=f"{to}:{amount}")
        self._balance -= total
        print(f"paid {amount} ref {ref}")
        return ref

    def pay_all(self, *people, each):
        return {p: self.pay(p, each) for p in people}


class Fake:
    def __init__(self):
        self.sent = []

    def send(self, to, amount, *, memo):
        if to == "evil":
            raise ConnectionError("refused")
        self.sent.append((to, amount, memo))
        return len(self.sent)


class AccountTest(unittest.TestCase):
    shared = []

    def setUp(self):
        self.gw = Fake()
        self.acc = Account(self.gw, 20)
        self.out = io.StringIO()
        cm = redirect_stdout(self.out)
        cm.__enter__()
        self.addCleanup(cm.__exit__, None, None, None)

    def tearDown(self):
        self.shared.append((self.id().split(".")[-1], self.acc.balance))

    def test_pay(self):
        self.assertEqual(self.acc.pay("bob", 5), 1)
        self.assertEqual(self.acc.balance, 14)
        self.assertEqual(self.out.getvalue(), "paid 5 ref 1\n")
        self.assertSequenceEqual(self.gw.sent, [("bob", 5, "bob:5")])

    def test_limits(self):
        for amount, expected in [(19, 1), (20, False), (1, False), (0, ValueError), (-1, ValueError)]:
            with self.subTest(amount=amount):
                if isinstance(expected, type):
                    with self.assertRaisesRegex(expected, "positive$") as cm:
                        self.acc.pay("x", amount)
                    self.assertIsInstance(cm.exception.args, tuple)
                else:
                    self.assertEqual(self.acc.pay("x", amount), expected)

    def test_many(self):
        got = self.acc.pay_all("a", "b", "c", each=6)
        self.assertDictEqual(got, {"a": 1, "b": 2, "c": False})
        self.assertGreater(self.acc.balance, 5)
        self.assertNotIn("c", [t for t, *_ in self.gw.sent])

    def test_refused(self):
        self.assertRaises(ConnectionError, self.acc.pay, "evil", 1)
        self.assertEqual(self.acc.balance, 20, msg="money must not move")

    @unittest.skipIf(Account.fee == 1, "fee is fixed")
    def test_skipped(self):
        self.fail()


class MockTest(unittest.TestCase):
    def test_mock(self):
        gw = mock.Mock()
        gw.send.side_effect = [7, KeyError("lost")]
        acc = Account(gw, 100)
        with redirect_stdout(io.StringIO()) as out, mock.patch.object(Account, "fee", 10):
            self.assertEqual(acc.pay("z", 5), 7)
            self.assertRaises(KeyError, acc.pay, "y", 5)
        self.assertEqual((acc.balance, gw.send.call_count, Account.fee), (85, 2, 1))
        gw.send.assert_any_call("z", 5, memo="z:5")
        self.assertEqual(gw.send.call_args_list[1], mock.call("y", 5, memo="y:5"))
        self.assertMultiLineEqual(out.getvalue(), "paid 5 ref 7\n")

    def test_float(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertNotEqual(0.1 + 0.2, 0.3)
        self.assertAlmostEqual(100, 101, delta=1)
        self.assertTupleEqual((1, [2]), (1, [2]))
        self.assertIsNone(None)
        self.assertRegex("abc123", r"\d{3}$")

    def test_broken_on_purpose(self):
        self.assertListEqual([1, 2, 3], [1, 2, 4])


def load_tests(loader, tests, pattern):
    suite = unittest.TestSuite()
    for cls in (AccountTest, MockTest):
        suite.addTests(loader.loadTestsFromTestCase(cls))
    print("loaded", suite.countTestCases())
    return suite


if __name__ == "__main__":
    prog = unittest.main(exit=False, verbosity=0, argv=["b40"])
    r = prog.result
    print(r.testsRun, len(r.failures), len(r.errors), len(r.skipped), r.wasSuccessful())
    print(AccountTest.shared)
    for test, trace in r.failures:
        print(test.id().split(".", 1)[1], "|", trace.strip().splitlines()[-1], "|", [l for l in trace.splitlines() if l.startswith("AssertionError")])
    for test, why in r.skipped:
        print(test._testMethodName, why)
