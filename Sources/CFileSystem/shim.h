#pragma once
/* Linux's own, which glibc declares under _GNU_SOURCE only: flushes the file system of an open file. */
int syncfs(int descriptor);
