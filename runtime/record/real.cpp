#include "record/real.h"

#include <dlfcn.h>

namespace sampan::record {

template <class Function> static void look(Function &to, const char *name) {
  to = reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

const Real &Real::get() {
  static const Real &real = *[] {
    Real *r = new Real;
#define SAMPAN_REAL_LOOK(name, parameters) look(r->name, #name);
    SAMPAN_REAL_FUNCTIONS(SAMPAN_REAL_LOOK)
#undef SAMPAN_REAL_LOOK
    look(r->cudaGetErrorName, "cudaGetErrorName");
    look(r->cudaGetErrorString, "cudaGetErrorString");
    look(r->registerFatBinary, "__cudaRegisterFatBinary");
    look(r->registerFunction, "__cudaRegisterFunction");
    look(r->registerVar, "__cudaRegisterVar");
    look(r->registerManagedVar, "__cudaRegisterManagedVar");
    look(r->getParamInfo, "cudaFuncGetParamInfo");
    return r;
  }();
  return real;
}

} // namespace sampan::record
