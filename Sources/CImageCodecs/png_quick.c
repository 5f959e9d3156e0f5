#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "huffman.h"
#include "image_codecs.h"

// A PNG writer for previews: each row as differences from the pixel on the left, runs of one byte,
// one Huffman code a stretch of rows. This is what OpenCV asks of zlib (filter SUB, Z_RLE), done in
// two passes over the bytes without zlib's general machinery: the same size in a third of the time.

// Filtered bytes that share a Huffman code.
enum { STRETCH = 1 << 17 };
// Tokens: 0...255 a byte, 256 + n a run of n + 3 repetitions of the byte before.
enum { TOKENS = 512, SHORTEST_RUN = 3, LONGEST_RUN = 258 };

typedef struct {
  uint8_t *bytes;
  size_t count;
  size_t capacity;
  uint64_t bits;
  int bit_count;
} bit_sink;

static int reserve(bit_sink *sink, size_t more) {
  if (sink->capacity - sink->count >= more) return 1;
  size_t capacity = sink->capacity * 2 + more;
  uint8_t *grown = realloc(sink->bytes, capacity);
  if (grown == NULL) return 0;
  sink->bytes = grown;
  sink->capacity = capacity;
  return 1;
}

static inline void put(bit_sink *sink, uint32_t bits, int count) {
  sink->bits |= (uint64_t)bits << sink->bit_count;
  sink->bit_count += count;
}

// Moves whole bytes out; at most seven bits stay.
static inline void drain(bit_sink *sink) {
  for (int i = 0; i < 8; i++) sink->bytes[sink->count + i] = (uint8_t)(sink->bits >> (8 * i));
  int whole = sink->bit_count >> 3;
  sink->count += (size_t)whole;
  sink->bits = whole == 8 ? 0 : sink->bits >> (8 * whole);
  sink->bit_count &= 7;
}

static void put_word(uint8_t *place, uint32_t word) {
  for (int i = 0; i < 4; i++) place[i] = (uint8_t)(word >> (24 - 8 * i));
}

// One row: filter type SUB, then red, green, blue (and alpha) less their left neighbors.
static void filter_row(const uint8_t *bgra, uint32_t width, int keep_alpha, uint8_t *out) {
  *out++ = 1;
  uint8_t left[4] = {0, 0, 0, 0};
  if (keep_alpha) {
    for (uint32_t x = 0; x < width; x++, bgra += 4, out += 4) {
      out[0] = (uint8_t)(bgra[2] - left[2]);
      out[1] = (uint8_t)(bgra[1] - left[1]);
      out[2] = (uint8_t)(bgra[0] - left[0]);
      out[3] = (uint8_t)(bgra[3] - left[3]);
      memcpy(left, bgra, 4);
    }
  } else {
    for (uint32_t x = 0; x < width; x++, bgra += 4, out += 3) {
      out[0] = (uint8_t)(bgra[2] - left[2]);
      out[1] = (uint8_t)(bgra[1] - left[1]);
      out[2] = (uint8_t)(bgra[0] - left[0]);
      memcpy(left, bgra, 4);
    }
  }
}

// Splits bytes into tokens and counts them. `bytes[-1]` is the byte before.
static size_t tokenize(const uint8_t *bytes, size_t count, uint16_t *tokens,
                       uint32_t frequencies[TOKENS]) {
  size_t made = 0;
  size_t place = 0;
  memset(frequencies, 0, sizeof(uint32_t) * TOKENS);
  while (place < count) {
    uint8_t before = bytes[(ptrdiff_t)place - 1];
    uint16_t token = bytes[place];
    size_t step = 1;
    if (token == before && count - place >= SHORTEST_RUN && bytes[place + 1] == before &&
        bytes[place + 2] == before) {
      size_t longest = count - place < LONGEST_RUN ? count - place : LONGEST_RUN;
      for (step = SHORTEST_RUN; step < longest && bytes[place + step] == before;) step++;
      token = (uint16_t)(256 + step - SHORTEST_RUN);
    }
    tokens[made++] = token;
    frequencies[token]++;
    place += step;
  }
  return made;
}

// Deflate's symbol for a run, and the bits that follow it (RFC 1951, 3.2.5).
static int run_symbol(int length, int *extra_bits, int *extra) {
  if (length == LONGEST_RUN) {
    *extra_bits = 0;
    *extra = 0;
    return 285;
  }
  int offset = length - SHORTEST_RUN;
  int bits = 0;
  while (offset >> bits >= 8) bits++;
  *extra_bits = bits;
  *extra = offset & ((1 << bits) - 1);
  return 257 + 4 * bits + (offset >> bits);
}

typedef struct {
  uint32_t bits;
  uint32_t count;
} token_code;

// Sends one deflate block.
static void send_block(bit_sink *sink, const uint16_t *tokens, size_t count,
                       const uint32_t token_frequencies[TOKENS], int is_last) {
  static const uint8_t order[19] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                    11, 4,  12, 3, 13, 2, 14, 1, 15};
  uint32_t frequencies[HUFFMAN_SYMBOLS] = {0};
  huffman_code code;
  token_code codes[TOKENS];
  int extra_bits, extra;
  for (int token = 0; token < TOKENS; token++) {
    int symbol = token < 256 ? token : run_symbol(token - 256 + SHORTEST_RUN, &extra_bits, &extra);
    frequencies[symbol] += token_frequencies[token];
  }
  frequencies[256] = 1;
  huffman_build(frequencies, &code);

  // A dynamic block, all 286 symbols, one distance, all 19 lengths of lengths.
  put(sink, (uint32_t)(is_last | 2 << 1), 3);
  put(sink, HUFFMAN_SYMBOLS - 257, 5);
  put(sink, 0, 5);
  put(sink, 15, 4);
  drain(sink);
  // Lengths 0...15 take four bits each: a hundred bytes a stretch are not worth a code of their own.
  for (int i = 0; i < 19; i++) {
    put(sink, order[i] < 16 ? 4 : 0, 3);
    drain(sink);
  }
  for (int symbol = 0; symbol <= HUFFMAN_SYMBOLS; symbol++) {
    // The last one is the only distance, 1: a repetition of the byte before.
    uint32_t length = symbol < HUFFMAN_SYMBOLS ? code.lengths[symbol] : 1;
    put(sink, (length & 1) << 3 | (length & 2) << 1 | (length & 4) >> 1 | (length & 8) >> 3, 4);
    drain(sink);
  }

  for (int token = 0; token < TOKENS; token++) {
    if (token < 256) {
      codes[token] = (token_code){code.codes[token], code.lengths[token]};
      continue;
    }
    int symbol = run_symbol(token - 256 + SHORTEST_RUN, &extra_bits, &extra);
    uint32_t length = code.lengths[symbol];
    // The distance's single bit is 0.
    codes[token] = (token_code){code.codes[symbol] | (uint32_t)extra << length,
                                length + (uint32_t)extra_bits + 1};
  }
  size_t i = 0;
  // 21 bits at most a token: two fit beside the seven that may be left.
  for (; i + 1 < count; i += 2) {
    put(sink, codes[tokens[i]].bits, (int)codes[tokens[i]].count);
    put(sink, codes[tokens[i + 1]].bits, (int)codes[tokens[i + 1]].count);
    drain(sink);
  }
  if (i < count) put(sink, codes[tokens[i]].bits, (int)codes[tokens[i]].count);
  drain(sink);
  put(sink, code.codes[256], code.lengths[256]);
  drain(sink);
}

static const uint8_t signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

static int write_picture(bit_sink *sink, const uint8_t *bgra, uint32_t width, uint32_t height,
                         size_t stride, int keep_alpha, uint8_t *rows, uint16_t *tokens,
                         uint32_t rows_at_once, size_t row_bytes) {
  uint32_t frequencies[TOKENS];
  if (!reserve(sink, 128)) return 0;
  memcpy(sink->bytes, signature, 8);
  uint8_t header[25] = {0, 0, 0, 13, 'I', 'H', 'D', 'R'};
  put_word(header + 8, width);
  put_word(header + 12, height);
  header[16] = 8;
  header[17] = keep_alpha ? 6 : 2;
  put_word(header + 21, (uint32_t)crc32(0, header + 4, 17));
  memcpy(sink->bytes + 8, header, 25);
  size_t data = 33;
  memcpy(sink->bytes + data + 4, "IDAT\x78\x01", 6);
  sink->count = data + 10;
  uLong checksum = adler32(0, NULL, 0);
  // The byte before the first: no run may refer to it, and no filter byte is 0xFF.
  rows[0] = 0xFF;
  for (uint32_t y = 0; y < height; y += rows_at_once) {
    uint32_t end = height - y < rows_at_once ? height : y + rows_at_once;
    for (uint32_t row = y; row < end; row++)
      filter_row(bgra + row * stride, width, keep_alpha, rows + 1 + (row - y) * row_bytes);
    size_t count = (end - y) * row_bytes;
    checksum = adler32_z(checksum, rows + 1, count);
    size_t made = tokenize(rows + 1, count, tokens, frequencies);
    if (!reserve(sink, made * 3 + 1024)) return 0;
    send_block(sink, tokens, made, frequencies, end == height);
    rows[0] = rows[count];
  }
  if (sink->bit_count > 0) {
    sink->bit_count = 8;
    drain(sink);
  }
  put_word(sink->bytes + sink->count, (uint32_t)checksum);
  sink->count += 4;
  size_t length = sink->count - data - 8;
  if (length > 0x7FFFFFFF) return 0;
  put_word(sink->bytes + data, (uint32_t)length);
  put_word(sink->bytes + sink->count,
           (uint32_t)crc32_z(0, sink->bytes + data + 4, length + 4));
  memcpy(sink->bytes + sink->count + 4, "\0\0\0\0IEND\xAE\x42\x60\x82", 12);
  sink->count += 16;
  return 1;
}

int anchorkit_png_encode_quick(const uint8_t *bgra, uint32_t width, uint32_t height, size_t stride,
                               int keep_alpha, uint8_t **out, size_t *out_count) {
  size_t row_bytes = (size_t)width * (keep_alpha ? 4 : 3) + 1;
  uint32_t rows_at_once = (uint32_t)(STRETCH / row_bytes) + 1;
  if (rows_at_once > height) rows_at_once = height;
  uint8_t *rows = malloc(rows_at_once * row_bytes + 1);
  uint16_t *tokens = malloc(rows_at_once * row_bytes * sizeof *tokens);
  bit_sink sink = {0};
  int is_done = rows != NULL && tokens != NULL &&
                write_picture(&sink, bgra, width, height, stride, keep_alpha, rows, tokens,
                              rows_at_once, row_bytes);
  free(rows);
  free(tokens);
  if (!is_done) {
    free(sink.bytes);
    return ANCHORKIT_PNG_OUT_OF_MEMORY;
  }
  *out = sink.bytes;
  *out_count = sink.count;
  return ANCHORKIT_PNG_DONE;
}
