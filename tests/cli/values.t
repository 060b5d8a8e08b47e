# Values that publishers and reference managers spell in their own ways.

# A DOI after any resolver's address and with escapes is that DOI; two ISSN or ISBN may be separated by a space.
% cat > ids.bib <<'END'
> @article{a, title={A}, doi={https://dl.acm.org/doi/10.1145/113.137}, issn={0883-7252 1099-1255}}
> @article{b, title={B}, doi={10.1007/978-3{\\_}129-1}, url={https://example.org/?a=1&amp;b=2}}
> @article{c, title={C}, doi={10.1002/1$<$9::AID{\textgreater}3.0.CO;2-A}}
> @book{d, title={D}, isbn={978 3 642 11217 1}}
> END
> opcit convert ids.bib -t csl-json | jq -c '.[] | [.DOI, .ISSN, .ISBN, .URL]'
["10.1145/113.137","0883-7252, 1099-1255",null,null]
["10.1007/978-3_129-1",null,null,"https://example.org/?a=1&b=2"]
["10.1002/1<9::AID>3.0.CO;2-A",null,null,null]
[null,null,"978 3 642 11217 1",null]
=> 0

# The DOI of a preprint reaches every format that is given it, and a published work never gets it from its arXiv id.
% cat > arxiv.bib <<'END'
> @inproceedings{a, title={A}, booktitle={Proc}, year=2019, doi={10.48550/arXiv.1812.03248}}
> @article{b, title={B}, journal={Nature}, eprint={1912.06036}, archivePrefix={arXiv}}
> @misc{c, title={C}, eprint={1912.06037}, archivePrefix={arXiv}}
> END
> opcit convert arxiv.bib -t csl-json | jq -c '.[] | [.type, .DOI, .number]'
> opcit convert -q arxiv.bib -t ris | grep DO
["paper-conference","10.48550/arXiv.1812.03248",null]
["article-journal",null,null]
["article","10.48550/arXiv.1912.06037","arXiv:1912.06037"]
DO  - 10.48550/arXiv.1812.03248
DO  - 10.48550/arXiv.1912.06037
=> 0
