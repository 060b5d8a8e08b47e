#include "lists/html_page.h"

namespace opcit::html {

// clang-format off

const std::string_view page_begin = R"page(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Publications</title>
<style>
:root { --text: #1b1b1b; --soft: #555; --ground: #fff; --box: #f3f3f3; --line: #767676; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e8e8e8; --soft: #b5b5b5; --ground: #151515; --box: #222; --line: #8c8c8c; --link: #8ab8f0; }
}
body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { font-size: 1.7rem; margin: 0 0 1rem; }
h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; border-bottom: 1px solid var(--line); }
ul { list-style: none; margin: 0; padding: 0; }
li { margin: 0 0 .9rem; overflow-wrap: anywhere; }
a { color: var(--link); }
summary { cursor: pointer; color: var(--soft); font-size: .875rem; width: fit-content; }
pre { background: var(--box); padding: .6rem; font-size: .8rem; white-space: pre-wrap; margin: .3rem 0 0; }
details p { margin: .3rem 0 0; }
input { font: inherit; color: inherit; background: var(--box); border: 1px solid var(--line); padding: .3rem .5rem; width: 100%; box-sizing: border-box; }
[hidden] { display: none; }
@media print { form, details, #shown { display: none; } main { max-width: none; padding: 0; } a { color: inherit; text-decoration: none; } li { break-inside: avoid; } }
</style>
</head>
<body>
<main>
<h1>Publications</h1>
<form role="search" hidden>
<label for="filter">Filter by title, author, venue or year</label>
<input id="filter" type="search" autocomplete="off">
</form>
<p id="shown" role="status"></p>
)page";

const std::string_view page_end = R"page(</main>
<script>
(function () {
  var form = document.querySelector("form"), input = document.getElementById("filter");
  var items = [].slice.call(document.querySelectorAll("main li"));
  var texts = items.map(function (item) { return item.textContent.toLowerCase(); });
  function show() {
    var words = input.value.toLowerCase().split(/\s+/).filter(Boolean), count = 0;
    items.forEach(function (item, i) {
      item.hidden = !words.every(function (word) { return texts[i].indexOf(word) >= 0; });
      if (!item.hidden) count += 1;
    });
    [].forEach.call(document.querySelectorAll("main section"), function (group) {
      group.hidden = !group.querySelector("li:not([hidden])");
    });
    document.getElementById("shown").textContent =
      words.length ? count + " of " + items.length + " publications" : "";
  }
  form.hidden = false;
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  input.addEventListener("input", show);
})();
</script>
</body>
</html>
)page";

}  // namespace opcit::html
