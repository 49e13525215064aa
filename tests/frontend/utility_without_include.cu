// As with nvcc, <utility> need not be included: pairs, swap, and loops over lists.
// RUN: %nvcc %s -o %t && %t
static int sum() {
  int s = 0;
  for (int x : {1, 2, 3})
    s += x;
  return s;
}

int main() {
  std::pair<int, int> p(1, 2);
  std::swap(p.first, p.second);
  return sum() == 6 && p.first == 2 ? 0 : 1;
}
