# How everything is compiled: language, warnings, sanitizers, compiler cache.

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()
# Line tables are enough for stack traces; full debug information would double the build's time and size.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2 -g1 -DNDEBUG")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# As an option and not as a property: with the property programs get -fPIE, and the precompiled header no longer fits.
add_compile_options(-fPIC)
# The same numbers on every machine: elsewhere than on x86-64 g++ would fuse products and sums.
if(NOT CMAKE_SYSTEM_PROCESSOR STREQUAL "x86_64")
  add_compile_options(-ffp-contract=off)
endif()
# Generated names start with this folder's path otherwise, and a cache shared by two checkouts would never hit.
add_compile_options(-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/=)

add_library(sampan_options INTERFACE)
target_compile_definitions(sampan_options INTERFACE SAMPAN_VERSION="${PROJECT_VERSION}")
target_include_directories(sampan_options INTERFACE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR})
target_compile_options(sampan_options INTERFACE -Wall -Wextra -Wno-unused-parameter -Wno-missing-field-initializers
  -Werror=return-type -Werror=uninitialized -Werror=format -Werror=switch -Werror=suggest-override)
if(SAMPAN_WERROR)
  target_compile_options(sampan_options INTERFACE -Werror)
endif()

if(SAMPAN_SANITIZE)
  # -O1: what is found does not depend on the level, and the build takes half the time. GCC 12 then takes the library's regular
  # expressions for uninitialised.
  add_compile_options(-fsanitize=${SAMPAN_SANITIZE} -fno-omit-frame-pointer -g1 -O1 -Wno-maybe-uninitialized)
  add_link_options(-fsanitize=${SAMPAN_SANITIZE})
  if(SAMPAN_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize-recover=all)
  endif()
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Without these ccache never hits on a translation unit that uses the precompiled header.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE_PROGRAM})
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
  endif()
endif()
