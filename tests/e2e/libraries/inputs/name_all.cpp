// Names every function of a list; HEADER and LIST come from the command line.
#include HEADER

int main() {
#define SAMPAN_MISSING(function) function();
#include LIST
}
