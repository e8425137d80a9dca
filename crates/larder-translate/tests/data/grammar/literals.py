0; 00; 1_000; 0x_ff; 0o17; 0b1010; 18446744073709551615; 18446744073709551616
0xffff_ffff_ffff_ffff_ffff; 0b1; 0o7777777777777777777777777777
1.0; 1.; .5; 1e5; 1E-5; 1_0.0_1e+1_0; 1e400; 0.1; 123456789012345678.0
1j; 1.5J; 1e3j; 0j; 1e400j
None; True; False; ...; Ellipsis
'a'; "b"; '''c
d'''; """e"f"""; r'\n'; R"\""; u'x'; U'y'; b'z'; B"z"; br'\x'; Rb'\y'; bR'''a
b'''
'\a\b\f\n\r\t\v\\\'\"\0\1\12\123\1234\x41\u00e9\U0001F600\N{LATIN SMALL LETTER A}\N{bullet}'
'\q\ \8'
b'\a\x00\377\q\u1234'
'a' 'b' "c"
u'a' 'b'
'a' u'b'
('a'
 'b' r'\c')
'line \
continued'
'\ud800\udc00'
'é' "日本語" '🦀'
b'' b'\xff'
''
"it's" 'say "x"' "both ' and \""
1if 2else 3
[1for x in y]
