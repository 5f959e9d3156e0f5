#ifndef ANCHORKIT_BUILD_FACTS_H
#define ANCHORKIT_BUILD_FACTS_H

/// The commit that the tools were built from, or an empty string where the build was not told.
/// Lives as long as the process.
const char *anchorkit_build_commit(void);

#endif
