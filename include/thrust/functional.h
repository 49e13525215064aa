// Thrust is NVIDIA's own, as tools/steps.sh installs it; behind it stand the names that it had in CUDA 12 and has no more.
#pragma once

#include_next <thrust/functional.h>

THRUST_NAMESPACE_BEGIN

template <class Argument, class Result> struct unary_function {
  using argument_type = Argument;
  using result_type = Result;
};
template <class First, class Second, class Result> struct binary_function {
  using first_argument_type = First;
  using second_argument_type = Second;
  using result_type = Result;
};

template <class T = void> struct identity {
  using argument_type = T;
  using result_type = T;
  __host__ __device__ constexpr const T &operator()(const T &x) const { return x; }
};
template <> struct identity<void> {
  template <class T> __host__ __device__ constexpr T &&operator()(T &&x) const { return static_cast<T &&>(x); }
};

THRUST_NAMESPACE_END
