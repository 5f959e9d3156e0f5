#include "huffman.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  uint32_t frequency;
  uint16_t symbol;
} leaf;

static int by_frequency(const void *a, const void *b) {
  const leaf *x = a;
  const leaf *y = b;
  if (x->frequency != y->frequency) return x->frequency < y->frequency ? -1 : 1;
  return (int)x->symbol - (int)y->symbol;
}

// Depths of the leaves of Huffman's tree. Both leaves and inner nodes come in rising order, so two
// queues do what a heap would.
static void tree_depths(const leaf *leaves, int count, uint8_t *depths) {
  uint32_t weights[2 * HUFFMAN_SYMBOLS];
  int parents[2 * HUFFMAN_SYMBOLS];
  uint8_t all[2 * HUFFMAN_SYMBOLS];
  for (int i = 0; i < count; i++) weights[i] = leaves[i].frequency;
  int next_leaf = 0;
  int next_inner = count;
  int end = count;
  while (end < 2 * count - 1) {
    uint32_t sum = 0;
    for (int side = 0; side < 2; side++) {
      int takes_leaf =
          next_leaf < count && (next_inner == end || weights[next_leaf] <= weights[next_inner]);
      int node = takes_leaf ? next_leaf++ : next_inner++;
      sum += weights[node];
      parents[node] = end;
    }
    weights[end++] = sum;
  }
  all[end - 1] = 0;
  for (int node = end - 2; node >= 0; node--) all[node] = (uint8_t)(all[parents[node]] + 1);
  memcpy(depths, all, (size_t)count);
}

// Counts of codes by length, none longer than deflate allows. Cutting a long code short claims too
// much of the code space; splitting shorter codes gives it back.
static void limited_counts(const uint8_t *depths, int count, int counts[HUFFMAN_LONGEST + 1]) {
  memset(counts, 0, sizeof(int) * (HUFFMAN_LONGEST + 1));
  uint32_t claimed = 0;
  for (int i = 0; i < count; i++) {
    int length = depths[i] > HUFFMAN_LONGEST ? HUFFMAN_LONGEST : depths[i];
    counts[length]++;
    claimed += 1u << (HUFFMAN_LONGEST - length);
  }
  for (; claimed > 1u << HUFFMAN_LONGEST; claimed--) {
    int shorter = HUFFMAN_LONGEST - 1;
    while (counts[shorter] == 0) shorter--;
    counts[HUFFMAN_LONGEST]--;
    counts[shorter]--;
    counts[shorter + 1] += 2;
  }
}

static uint16_t reversed(uint32_t bits, int length) {
  uint32_t result = 0;
  for (int i = 0; i < length; i++) result |= (bits >> i & 1) << (length - 1 - i);
  return (uint16_t)result;
}

void huffman_build(const uint32_t frequencies[HUFFMAN_SYMBOLS], huffman_code *code) {
  leaf leaves[HUFFMAN_SYMBOLS];
  uint8_t depths[HUFFMAN_SYMBOLS];
  int counts[HUFFMAN_LONGEST + 1];
  int count = 0;
  memset(code, 0, sizeof *code);
  for (int symbol = 0; symbol < HUFFMAN_SYMBOLS; symbol++)
    if (frequencies[symbol] > 0)
      leaves[count++] = (leaf){frequencies[symbol], (uint16_t)symbol};
  if (count == 0) return;
  if (count == 1) {
    code->lengths[leaves[0].symbol] = 1;
    return;
  }
  qsort(leaves, (size_t)count, sizeof *leaves, by_frequency);
  tree_depths(leaves, count, depths);
  limited_counts(depths, count, counts);

  // Rare symbols get the long codes.
  int next = 0;
  for (int length = HUFFMAN_LONGEST; length > 0; length--)
    for (int i = 0; i < counts[length]; i++) code->lengths[leaves[next++].symbol] = (uint8_t)length;

  // Codes of one length are consecutive, in the order of symbols (RFC 1951, 3.2.2).
  uint32_t first[HUFFMAN_LONGEST + 2] = {0};
  for (int length = 1; length <= HUFFMAN_LONGEST; length++)
    first[length + 1] = (first[length] + (uint32_t)counts[length]) << 1;
  for (int symbol = 0; symbol < HUFFMAN_SYMBOLS; symbol++) {
    int length = code->lengths[symbol];
    if (length > 0) code->codes[symbol] = reversed(first[length]++, length);
  }
}
