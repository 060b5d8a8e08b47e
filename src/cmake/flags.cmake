# How our own code is compiled: the compiler cache, warnings, hardening, sanitizers. Target: opcit_flags.

# A compiler cache for builds by hand only; packagers set their own launcher.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()

# Flags of our own code; not passed on to users of the library.
add_library(opcit_flags INTERFACE)
target_compile_options(opcit_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # GCC 12 wrongly reports overlapping copies inside std::string (GCC bug 105651).
  target_compile_options(opcit_flags INTERFACE -Wno-restrict)
endif()
# Hardening makes memory errors harder to exploit; tests/install/hardened.sh checks the result.
target_compile_options(opcit_flags INTERFACE
  $<$<CONFIG:Release>:-U_FORTIFY_SOURCE$<SEMICOLON>-D_FORTIFY_SOURCE=2$<SEMICOLON>-fstack-protector-strong>)
target_link_options(opcit_flags INTERFACE $<$<CONFIG:Release>:LINKER:-z,relro,-z,now,-z,noexecstack>)
if(CMAKE_UNITY_BUILD)
  # A local variable in one file may have the name of a constant in another.
  target_compile_options(opcit_flags INTERFACE -Wno-shadow)
endif()
if(OPCIT_FUZZ)
  target_compile_options(opcit_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(OPCIT_SANITIZE)
  target_compile_options(opcit_flags INTERFACE -fsanitize=${OPCIT_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(opcit_flags INTERFACE -fsanitize=${OPCIT_SANITIZE})
endif()
