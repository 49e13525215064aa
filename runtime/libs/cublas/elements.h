// Arrays whose type is known when a call is made: as float ones for OpenBLAS and back.
#pragma once

#include "cublas/handle.h"

#include <vector>

namespace sampan::cublas {

// Is it float, or narrower, so that its numbers are all floats?
bool isFloatLike(cudaDataType);
size_t bytesOf(cudaDataType);

// Rows x columns numbers, `ld` apart from column to column, without gaps.
std::vector<float> asFloats(const void *from, cudaDataType, int rows, int columns, long long ld);
// Back, rounded to the nearest.
void putFloats(const std::vector<float> &, void *to, cudaDataType, int rows, int columns, long long ld);

} // namespace sampan::cublas
