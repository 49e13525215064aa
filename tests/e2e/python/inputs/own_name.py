import importlib.util

import numpy as np
import sampan

x = sampan.asarray(np.array([1.0, 1.0]))
add = sampan.RawKernel('extern "C" __global__ void add(double *x, double y) { x[threadIdx.x] += y; }', "add")
add((1,), (2,), (x, 2.0))
print(sampan.asnumpy(x), importlib.util.find_spec("cupy") is not None)
own = np.zeros(2)
add((1,), (2,), (own, 1.0))
sampan.synchronize()
print("numpy arrays:", own)
