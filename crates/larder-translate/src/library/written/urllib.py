"""`urllib`: of the package there is `urllib.parse`. Nothing here opens a connection."""

import urllib.parse as _parse

parse = _parse
