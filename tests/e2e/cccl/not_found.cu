// A header of Thrust that is not there: said where it would come from.
// RUN: not %nvcc -c %s -o %t.o 2>&1 | %FileCheck %s
// CHECK: not_found.cu:[[@LINE+2]]:10: {{.*}}'thrust/no_such_algorithm.h' file not found
// CHECK: help: Thrust, CUB and libcu++ are fetched by ./quickstart
#include <thrust/no_such_algorithm.h>
