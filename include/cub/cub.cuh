// CUB is NVIDIA's own, as tools/steps.sh installs it; behind it stand the names that it had in CUDA 12 and has no more.
#pragma once

#include_next <cub/cub.cuh>

#include <cuda/functional>
#include <cuda/std/functional>
#include <thrust/iterator/constant_iterator.h>
#include <thrust/iterator/counting_iterator.h>
#include <thrust/iterator/discard_iterator.h>
#include <thrust/iterator/transform_iterator.h>

CUB_NAMESPACE_BEGIN

using Sum = ::cuda::std::plus<>;
using Difference = ::cuda::std::minus<>;
using Division = ::cuda::std::divides<>;
using Min = ::cuda::minimum<>;
using Max = ::cuda::maximum<>;
using Equality = ::cuda::std::equal_to<>;
using Inequality = ::cuda::std::not_equal_to<>;

template <int A> struct Int2Type {
  enum { VALUE = A };
};

template <class Value, class Offset = ::cuda::std::ptrdiff_t>
using ConstantInputIterator = THRUST_NS_QUALIFIER::constant_iterator<Value>;
template <class Value, class Offset = ::cuda::std::ptrdiff_t>
using CountingInputIterator = THRUST_NS_QUALIFIER::counting_iterator<Value>;
template <class Offset = ::cuda::std::ptrdiff_t> using DiscardOutputIterator = THRUST_NS_QUALIFIER::discard_iterator<>;
template <class Value, class Operation, class Input, class Offset = ::cuda::std::ptrdiff_t>
using TransformInputIterator = THRUST_NS_QUALIFIER::transform_iterator<Operation, Input, Value>;

CUB_NAMESPACE_END
