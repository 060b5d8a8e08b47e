# RIS that stays RIS keeps its bytes; options edit the lines concerned.
% printf 'Provider: X\r\n\r\nTY  - JOUR\r\nA1  - Roe, Jane\r\nT1  - On The DNA Of Things\r\nJO  - J\r\nN2  - Wrapped\r\n text.\r\nER  - \r\n\r\nTY  - BOOK\r\nTI  - B\r\nID  - b\r\nER  - \r\n' > a.ris
> opcit convert a.ris -t ris -q | cmp - a.ris && echo same
> opcit convert a.ris -t ris -q --drop abstract --title-case sentence --name-style initials | tr -d '\r' | diff a.ris - --strip-trailing-cr
> opcit convert a.ris -t ris -q --only b | tr -d '\r'
> opcit convert a.ris -t ris -q --key-template '{author}' | grep -c 'ID  - roe'
same
4,5c4,5
< A1  - Roe, Jane
< T1  - On The DNA Of Things
---
> A1  - Roe, J.
> T1  - On the DNA of things
7,8d6
< N2  - Wrapped
<  text.
Provider: X

TY  - BOOK
TI  - B
ID  - b
ER  - 
1
=> 0
% printf '[\n\t{"title" : "On The Things", "id" : 7, "abstract" : "x"},\n\t{"id" : "b", "title" : "B"}\n]\n' > a.json
> printf '[{"id":"c","title":"C"}]' > b.json
> opcit convert a.json -t csl-json -q | cmp - a.json && echo same
> opcit convert a.json b.json -t csl-json -q --drop abstract --title-case sentence
> opcit convert a.json -t csl-json -q --only b
> printf '{"id":"a","title":"A B","note":"DOI: 10.1000/x\\nmine"}\n' > a.jsonl
> opcit convert a.jsonl -t csl-jsonl -q --drop DOI
same
[
	{"title" : "On the things", "id" : 7},
	{"id" : "b", "title" : "B"},
	{"id":"c","title":"C"}
]
[
	{"id" : "b", "title" : "B"}
]
{"id":"a","citation-key":"a","type":"document","title":"A B","note":"mine"}
=> 0
