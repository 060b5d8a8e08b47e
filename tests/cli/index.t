# Records of any format make one index; each keeps its source.
% printf '@article{shelf, title={Songs of the Grey Heron}, author={Roe, Jane and Wei, Li}, journal={Journal of Examples}, year=2021, doi={10.5555/HERON.1}}\n@article{plain, title={Nests on Flat Roofs}, author={Mara Lund}, journal={Journal of Examples}, year=2018}\n' >mine.bib
> printf '<?xml version="1.0"?>\n<dblp>\n<inproceedings key="conf/icml/Okafor23" mdate="2023-06-01">\n<author>Ada Lindqvist</author>\n<author>Aman Okafor</author>\n<title>Learning Frames from Few Sentences.</title>\n<year>2023</year>\n<booktitle>ICML</booktitle>\n</inproceedings>\n</dblp>\n' | gzip >dblp.xml.gz
> opcit index mine.bib dblp.xml.gz --db refs.sqlite3 2>&1 | sed 's/in [0-9.]* s/in T s/'
> sed -i 's/2018/2019/' mine.bib; opcit index mine.bib --db refs.sqlite3 2>&1 | sed 's/in [0-9.]* s/in T s/'
opcit: 3 records in T s: 3 added, 0 replaced, 0 up to date
opcit: 2 records in T s: 0 added, 1 replaced, 1 up to date
=> 0

# A list of retractions: columns by name, American dates, rows that span lines; a row without an identifier proves nothing.
% printf 'Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason\r\n1,"Songs, of\nthe ""Grey"" Heron",3/14/2024 0:00,10.5555/heron.2,0,10.5555/heron.1,0,Retraction,+Error;\r\n2,By its PMID,4/1/2023 0:00,unavailable,0,unavailable,12345,Expression of concern,\r\n3,Nests on Flat Roofs,5/1/2023 0:00,10.5555/n.2,0,unavailable,0,Retraction,\r\n4,Back again,1/2/2020 0:00,10.5555/b.2,0,10.5555/b.1,0,Retraction,\r\n5,Back again,1/2/2022 0:00,10.5555/b.3,0,10.5555/b.1,0,Reinstatement,\r\n6,Slip,12/31/2022 0:00,10.5555/s.2,0,10.5555/s.1,0,Correction,\r\n7,cut' >watch.csv
> opcit index --retractions watch.csv --db refs.sqlite3 2>&1 | sed 's/in [0-9.]* s/in T s/'
watch.csv:9:1: error: row of the list of retractions skipped: too few columns [bad-row]
  hint: the list is Retraction Watch's CSV
opcit: 0 records and 5 notices in T s: 5 added, 0 replaced, 0 up to date
=> 0

% printf '@article{shelf, title={Songs of the Grey Heron}, author={J. Roe and L. Wei}, journal={J. Examples}, year=2021, doi={10.5555/heron.1}}\n@article{nests, title={Nests on Flat Roofs}, author={Mara Lund}, journal={Journal of Examples}, year=2019}\n@article{concern, title={Some Title}, author={Mara Lund}, year=2017, pmid={12345}}\n@article{back, title={Back again}, author={Mara Lund}, journal={Journal of Examples}, year=2019, doi={10.5555/b.1}}\n@article{slip, title={Slip}, author={Mara Lund}, journal={Journal of Examples}, year=2019, doi={10.5555/s.1}}\n@inproceedings{frames, title={Learning Frames from Few Sentences}, author={Ada Lindqvist and Aman Okafor}, booktitle={ICML}, year=2023}\n' >cited.bib
> opcit verify cited.bib --offline --db refs.sqlite3
shelf: retracted: Songs of the Grey Heron
  retraction: DOI 10.5555/heron.1: retraction notice DOI 10.5555/heron.2 of 2024-03-14 (Retraction Watch, data of 2024-03-14) [retracted]
concern: unchecked: Some Title
  offline: the cache and the index do not have it
  note: PMID 12345: expression of concern notice of 2023-04-01 (Retraction Watch, data of 2024-03-14) [concern]
back: unchecked: Back again
  offline: the cache and the index do not have it
slip: unchecked: Slip
  offline: the cache and the index do not have it
  note: DOI 10.5555/s.1: correction notice DOI 10.5555/s.2 of 2022-12-31 (Retraction Watch, data of 2024-03-14) [corrected]
6 entries: 2 verified, 1 retracted, 3 unchecked
=> 1

# Where a record comes from is in the report, without the folder.
% opcit verify cited.bib --offline --db refs.sqlite3 --format json | python3 -c 'import json, sys; [print(r["key"], [s["name"] for s in r["sources"]]) for r in json.load(sys.stdin)]'
shelf ['mine.bib']
nests ['mine.bib']
concern []
back []
slip []
frames ['DBLP']
=> 0

% echo 'a,b' >bad.csv; opcit index --retractions bad.csv --db bad.sqlite3 -q
2> bad.csv:1:1: error: row of the list of retractions skipped: no column 'Record ID' [bad-row]
2>   hint: the list is Retraction Watch's CSV
=> 1

% opcit index missing.bib mine.bib --db other.sqlite3 -q; echo $?; opcit verify cited.bib --offline --db nowhere.sqlite3; echo $?; opcit verify cited.bib --offline --db mine.bib
3
3
2> opcit: error: cannot open missing.bib: No such file or directory
2> opcit: error: cannot open the index nowhere.sqlite3: No such file or directory
2> opcit: error: mine.bib is not an index of opcit
=> 3

% opcit index --db refs.sqlite3
2> opcit: error: no file to index
=> 2
