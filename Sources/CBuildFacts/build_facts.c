#include "build_facts.h"

#define ANCHORKIT_WORDS(x) #x
#define ANCHORKIT_TEXT(x) ANCHORKIT_WORDS(x)

const char *anchorkit_build_commit(void) {
#ifdef ANCHORKIT_COMMIT
  return ANCHORKIT_TEXT(ANCHORKIT_COMMIT);
#else
  return "";
#endif
}
