#include <cusparse.h>
int main() {
  cusparseHandle_t h;
  return cusparseCreate(&h);
}
