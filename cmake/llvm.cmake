# LLVM and Clang 19, as shared libraries: a static link of our programs takes minutes and gigabytes.

set(SAMPAN_LLVM_ROOT /usr/lib/llvm-19 CACHE PATH "Prefix of LLVM 19")
find_package(LLVM 19.1 CONFIG REQUIRED PATHS ${SAMPAN_LLVM_ROOT} NO_DEFAULT_PATH)
find_package(Clang CONFIG REQUIRED PATHS ${LLVM_INSTALL_PREFIX} NO_DEFAULT_PATH)
find_program(SAMPAN_CLANGXX NAMES clang++ PATHS ${LLVM_TOOLS_BINARY_DIR} NO_DEFAULT_PATH REQUIRED)

add_library(sampan_llvm INTERFACE)
target_include_directories(sampan_llvm SYSTEM INTERFACE ${LLVM_INCLUDE_DIRS} ${CLANG_INCLUDE_DIRS})
separate_arguments(llvm_definitions NATIVE_COMMAND ${LLVM_DEFINITIONS})
# NDEBUG in every build type: some classes of LLVM have members that exist only without it, and the packaged
# libraries are built with it.
target_compile_options(sampan_llvm INTERFACE ${llvm_definitions} -DNDEBUG)
# Clang's own headers (stddef.h, immintrin.h) are found through this path when the compiler runs in our process.
target_compile_definitions(sampan_llvm INTERFACE
  SAMPAN_CLANG_RESOURCES="${LLVM_INSTALL_PREFIX}/lib/clang/${LLVM_VERSION_MAJOR}")
target_link_libraries(sampan_llvm INTERFACE clang-cpp LLVM)
if(NOT LLVM_ENABLE_RTTI)
  target_compile_options(sampan_llvm INTERFACE -fno-rtti)
endif()

# One precompiled header for all users of LLVM: parsing LLVM's and Clang's headers is most of our build.
file(WRITE ${CMAKE_BINARY_DIR}/generated/llvm_pch.cpp.new "")
file(COPY_FILE ${CMAKE_BINARY_DIR}/generated/llvm_pch.cpp.new ${CMAKE_BINARY_DIR}/generated/llvm_pch.cpp ONLY_IF_DIFFERENT)
add_library(sampan_llvm_pch STATIC ${CMAKE_BINARY_DIR}/generated/llvm_pch.cpp)
target_link_libraries(sampan_llvm_pch PRIVATE sampan_options sampan_llvm)
target_precompile_headers(sampan_llvm_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/llvm_pch.h)
