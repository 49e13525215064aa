// Nothing at all: what starting a kernel and waiting for its end costs.
#include "bench/kernels/list.h"

namespace bench {

Problem emptyLaunch() {
  Problem p;
  p.launches = {launchOver("nothing", 64, 64)};
  p.bound = Bound::Launch;
  p.repeats = 200;
  return p;
}

} // namespace bench
