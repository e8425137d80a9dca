"""`concurrent`: of the package there is `concurrent.futures`."""

import concurrent.futures as _futures

futures = _futures
