# build/toolkit: what a user sees as "the CUDA toolkit". bin/nvcc and lib64/ are built into it; include/ is the source
# folder itself, so that an edited header needs no build.

set(SAMPAN_BIN ${CMAKE_BINARY_DIR}/bin)
set(SAMPAN_TOOLKIT ${CMAKE_BINARY_DIR}/toolkit)
file(MAKE_DIRECTORY ${SAMPAN_TOOLKIT}/bin ${SAMPAN_TOOLKIT}/lib64 ${SAMPAN_BIN})
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/include ${SAMPAN_TOOLKIT}/include SYMBOLIC)

# Thrust, CUB and libcu++ as tools/steps.sh installs them.
file(CREATE_LINK ${CMAKE_SOURCE_DIR}/build/cccl ${SAMPAN_TOOLKIT}/cccl SYMBOLIC)

# The runtime of programs that are compiled for another machine; `cmake --preset arm64` builds it.
if(NOT SAMPAN_RUNTIME_ONLY)
  file(MAKE_DIRECTORY ${SAMPAN_TOOLKIT}/targets/aarch64-linux)
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/build/arm64/toolkit/lib64 ${SAMPAN_TOOLKIT}/targets/aarch64-linux/lib SYMBOLIC)
endif()

# The device maths library, as the front end would make it from a user's file: no optimiser has touched it.
function(sampan_maths_bitcode)
  set(source ${CMAKE_SOURCE_DIR}/include/sampan/maths/maths.cu)
  set(bitcode ${SAMPAN_TOOLKIT}/lib64/sampan_maths.bc)
  if(NOT EXISTS ${source})
    return()
  endif()
  add_custom_command(OUTPUT ${bitcode}
    COMMAND ${SAMPAN_CLANGXX} -x cuda --cuda-device-only --cuda-gpu-arch=sm_80 -nocudainc -nocudalib -std=c++17
      -isystem ${CMAKE_SOURCE_DIR}/include -O0 -Xclang -disable-O0-optnone -Xclang -disable-llvm-passes
      -ffp-contract=off -Wno-unknown-cuda-version -emit-llvm -MD -MF ${bitcode}.d -c ${source} -o ${bitcode}
    DEPENDS ${source}
    DEPFILE ${bitcode}.d
    COMMENT "Device maths library"
    VERBATIM)
  add_custom_target(sampan_maths_bitcode ALL DEPENDS ${bitcode})
endfunction()

# The headers that every source includes first, read once: for the usual standards, optimised. What was compiled with
# other options reads them itself.
function(sampan_preludes)
  if(NOT TARGET precompile-prelude)
    return()
  endif()
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/include/*.h)
  set(stamp ${CMAKE_BINARY_DIR}/generated/prelude.stamp)
  set(commands)
  foreach(options "-O3" "-O3;-std=c++14" "-O3;-std=c++17" "-O3;-std=c++20")
    list(APPEND commands COMMAND precompile-prelude ${SAMPAN_TOOLKIT} ${options})
  endforeach()
  add_custom_command(OUTPUT ${stamp}
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${SAMPAN_TOOLKIT}/lib64/prelude
    ${commands}
    COMMAND ${CMAKE_COMMAND} -E touch ${stamp}
    DEPENDS precompile-prelude ${headers}
    COMMENT "Precompiled prelude"
    VERBATIM)
  add_custom_target(sampan_preludes ALL DEPENDS ${stamp})
endfunction()

# Data files that `sampan` reads, where it looks for them: ../share/sampan from the program, as built and as installed.
function(sampan_data)
  set(share ${CMAKE_BINARY_DIR}/share/sampan)
  file(MAKE_DIRECTORY ${share})
  foreach(folder IN LISTS ARGN)
    file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${folder} ${share}/${folder} SYMBOLIC)
    install(DIRECTORY ${folder} DESTINATION share/sampan COMPONENT sampan)
  endforeach()
  install(TARGETS sampan RUNTIME DESTINATION bin COMPONENT sampan)
endfunction()

# What kernels and the runtime agree on, for twins of chips: their kernels are compiled on the user's machine.
function(sampan_abi_header)
  set(folder ${CMAKE_BINARY_DIR}/share/sampan/runtime)
  file(MAKE_DIRECTORY ${folder})
  file(CREATE_LINK ${CMAKE_SOURCE_DIR}/runtime/abi.h ${folder}/abi.h SYMBOLIC)
  install(FILES runtime/abi.h DESTINATION share/sampan/runtime COMPONENT sampan)
endfunction()
