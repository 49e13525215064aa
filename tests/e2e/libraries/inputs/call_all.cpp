// Calls every function of a list; HEADER, LIST and REFUSAL come from the command line.
#include HEADER
#include <cstdio>

int main() {
  int calls = 0, wrong = 0;
#define SAMPAN_MISSING(function) ++calls, wrong += function() != REFUSAL;
#include LIST
  std::printf("%d calls, %d with another status\n", calls, wrong);
  return wrong != 0;
}
