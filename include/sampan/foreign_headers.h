// The names by which other CUDA headers know that they have been included. Programs ask for some of them; and where a
// build line names the folder of another toolkit, that toolkit's copies of these files stay empty.
#pragma once
#define __CUDA_RUNTIME_H__
#define __CUDA_RUNTIME_API_H__
#define __DRIVER_TYPES_H__
#define __VECTOR_TYPES_H__
#define __VECTOR_FUNCTIONS_H__
#define __VECTOR_FUNCTIONS_HPP__
#define __BUILTIN_TYPES_H__
#define __HOST_DEFINES_H__
#define __HOST_CONFIG_H__
#define __DEVICE_TYPES_H__
#define __DEVICE_LAUNCH_PARAMETERS_H__
#define __DEVICE_FUNCTIONS_H__
#define __COMMON_FUNCTIONS_H__
#define __MATH_FUNCTIONS_H__
#define __DEVICE_ATOMIC_FUNCTIONS_H__
