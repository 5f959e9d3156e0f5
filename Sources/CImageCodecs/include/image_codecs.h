#pragma once
#include <stddef.h>
#include <stdint.h>

// libpng reports errors by longjmp, which must not cross a Swift frame. These calls keep setjmp and
// longjmp on this side and answer with a status.
enum {
  ANCHORKIT_PNG_DONE = 0,
  ANCHORKIT_PNG_TRUNCATED = 1,
  ANCHORKIT_PNG_MALFORMED = 2,
  ANCHORKIT_PNG_OUT_OF_MEMORY = 3,
};

// libpng's own sentence for what went wrong.
typedef struct {
  char text[96];
} anchorkit_png_message;

// Decodes a whole PNG of a known size to straight BGRA, 8 bits a channel, rows packed.
// `bgra` holds width * height * 4 bytes.
int anchorkit_png_decode(const uint8_t *bytes, size_t count, uint32_t width, uint32_t height,
                         uint8_t *bgra, anchorkit_png_message *message);

// How hard the encoder tries; the numbers are zlib's and libpng's own.
typedef struct {
  int level;     // zlib's 0...9
  int strategy;  // zlib's: 0 default, 1 filtered, 2 Huffman only, 3 run lengths
  int filters;   // libpng's mask: 0x08 none, 0x10 sub, 0x20 up, 0x40 average, 0x80 Paeth
} anchorkit_png_effort;

// Encodes BGRA rows; `keep_alpha` 0 writes RGB and drops the fourth byte. The caller frees `*out`
// with `anchorkit_png_free`.
int anchorkit_png_encode(const uint8_t *bgra, uint32_t width, uint32_t height, size_t stride,
                         int keep_alpha, anchorkit_png_effort effort, uint8_t **out,
                         size_t *out_count, anchorkit_png_message *message);

// Encodes like OpenCV's defaults (filter SUB, run lengths) without going through zlib: for previews.
int anchorkit_png_encode_quick(const uint8_t *bgra, uint32_t width, uint32_t height, size_t stride,
                               int keep_alpha, uint8_t **out, size_t *out_count);

void anchorkit_png_free(uint8_t *bytes);
