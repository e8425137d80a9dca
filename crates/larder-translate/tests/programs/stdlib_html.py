import html
import weakref
for s in ["&lt;b&gt; &amp;amp; &quot;x&quot; &#39;y&#x27;", "&eacute;&euro;&copy; &nbsp;|", "&ltx &copy2 &notit; &ampersand", "&#0; &#128; &#x1F600; &#xD800; &#1; a&b & c &; &#; &#x;", "no entities", "&frac12;&alpha;&rarr;&apos;", html.escape("<a href=\"x\">'&'</a>"), html.escape("'\"", quote=False)]:
    print(repr(s), "->", repr(html.unescape(s)))
class Obj:
    def cb(self): return "bound"
o = Obj()
wm = weakref.WeakMethod(o.cb)
r = weakref.ref(o)
print(wm()(), r() is o, wm == weakref.WeakMethod(o.cb))
try:
    weakref.WeakMethod(len)
except TypeError as e:
    print(str(e)[:40])
