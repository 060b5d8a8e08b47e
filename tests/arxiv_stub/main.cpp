// opcit_arxiv_stub [--port N] [--print-port] PAPERS.jsonl: runs until it is killed or its standard input ends.
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <sstream>
#include <string>

#include "arxiv_stub/stub.h"

namespace {

int serve(int argc, char** argv) {
  int port = 0;
  bool print = false;
  std::string path;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--port" && i + 1 < argc) {
      port = std::atoi(argv[++i]);
    } else if (argument == "--print-port") {
      print = true;
    } else {
      path = argument;
    }
  }
  std::ifstream file(path);
  if (!file) {
    std::fprintf(stderr, "usage: opcit_arxiv_stub [--port N] [--print-port] PAPERS.jsonl\n");
    return 2;
  }
  std::ostringstream text;
  text << file.rdbuf();
  const opcit::stub::Stub stub(opcit::stub::read_papers(text.str()), port);
  if (print) std::printf("%d\n", stub.port());
  std::fflush(stdout);
  char byte = 0;
  while (::read(STDIN_FILENO, &byte, 1) > 0) continue;
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return serve(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "opcit_arxiv_stub: %s\n", error.what());
    return 1;
  }
}
