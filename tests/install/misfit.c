/* A plug-in by hand, in C: MISFIT says what does not fit. */
#include <stddef.h>
#include <stdint.h>

struct plugin {
  uint32_t abi;
  uint32_t count;
  const char *version;
  const char *cxx_abi;
  uint64_t layout;
  const void *formats;
};

#define OTHER_OPCIT 1
#define OTHER_LIBRARY 2
#define OTHER_HEADERS 3

#if MISFIT != 0
const struct plugin *opcit_plugin_v1(void);
const struct plugin *opcit_plugin_v1(void) {
  static const struct plugin plugin = {MISFIT == OTHER_OPCIT ? 999000 : ABI, 1, "999.0.0",
                                       MISFIT == OTHER_LIBRARY ? "libc++" : "libstdc++ with the C++11 strings", 0, NULL};
  return &plugin;
}
#endif
