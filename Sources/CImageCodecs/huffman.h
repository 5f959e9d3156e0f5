#pragma once
#include <stdint.h>

// The literal and length alphabet of deflate.
enum { HUFFMAN_SYMBOLS = 286, HUFFMAN_LONGEST = 15 };

// A prefix code: for each symbol its length (0: not used) and its bits, first bit lowest, as deflate
// sends them.
typedef struct {
  uint8_t lengths[HUFFMAN_SYMBOLS];
  uint16_t codes[HUFFMAN_SYMBOLS];
} huffman_code;

// Builds a code of at most 15 bits that is short for frequent symbols.
void huffman_build(const uint32_t frequencies[HUFFMAN_SYMBOLS], huffman_code *code);
