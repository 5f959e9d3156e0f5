#include "image_codecs.h"

#include <png.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

// One call's state: where libpng reads or writes, and what it complained about.
typedef struct {
  const uint8_t *input;
  size_t input_count;
  size_t position;
  uint8_t *output;
  size_t output_count;
  size_t output_capacity;
  int status;
  anchorkit_png_message *message;
} codec_state;

static void note(codec_state *state, int status, const char *text) {
  state->status = status;
  strncpy(state->message->text, text, sizeof state->message->text - 1);
}

static void on_error(png_structp png, png_const_charp text) {
  codec_state *state = png_get_error_ptr(png);
  if (state->status == ANCHORKIT_PNG_DONE) note(state, ANCHORKIT_PNG_MALFORMED, text);
  longjmp(png_jmpbuf(png), 1);
}

static void on_warning(png_structp png, png_const_charp text) {
  (void)png;
  (void)text;
}

static void on_read(png_structp png, png_bytep bytes, size_t count) {
  codec_state *state = png_get_io_ptr(png);
  if (count > state->input_count - state->position) {
    note(state, ANCHORKIT_PNG_TRUNCATED, "the file ends early");
    png_error(png, "the file ends early");
  }
  memcpy(bytes, state->input + state->position, count);
  state->position += count;
}

static void on_write(png_structp png, png_bytep bytes, size_t count) {
  codec_state *state = png_get_io_ptr(png);
  if (count > state->output_capacity - state->output_count) {
    size_t capacity = state->output_capacity * 2 + count;
    uint8_t *grown = realloc(state->output, capacity);
    if (grown == NULL) {
      note(state, ANCHORKIT_PNG_OUT_OF_MEMORY, "out of memory");
      png_error(png, "out of memory");
    }
    state->output = grown;
    state->output_capacity = capacity;
  }
  memcpy(state->output + state->output_count, bytes, count);
  state->output_count += count;
}

static void on_flush(png_structp png) { (void)png; }

// Chunks that are never inflated or stored: a preview needs none of them, and compressed text is a
// way to fill memory.
static const uint8_t skipped_chunks[] =
    "tEXt\0zTXt\0iTXt\0iCCP\0sPLT\0hIST\0eXIf\0pCAL\0sCAL";

// What both directions need to survive a longjmp lives here, not in registers.
static void decode_rows(png_structp png, png_infop info, codec_state *state, uint32_t width,
                        uint32_t height, uint8_t *bgra) {
  png_set_read_fn(png, state, on_read);
  png_set_user_limits(png, 65535, 65535);
  png_set_chunk_cache_max(png, 64);
  png_set_chunk_malloc_max(png, 8 << 20);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, skipped_chunks,
                              (int)(sizeof skipped_chunks / 5));
  png_read_info(png, info);
  if (png_get_image_width(png, info) != width || png_get_image_height(png, info) != height)
    png_error(png, "the header changed");
  // Palette to RGB, 1, 2 and 4 bits to 8, transparent color to alpha.
  png_set_expand(png);
  // 16 bits to 8 by rounding: white stays white.
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_add_alpha(png, 0xFF, PNG_FILLER_AFTER);
  png_set_bgr(png);
  int passes = png_set_interlace_handling(png);
  png_read_update_info(png, info);
  size_t stride = (size_t)width * 4;
  if (png_get_rowbytes(png, info) != stride) png_error(png, "an unexpected row size");
  for (int pass = 0; pass < passes; pass++)
    for (uint32_t y = 0; y < height; y++) png_read_row(png, bgra + y * stride, NULL);
  png_read_end(png, NULL);
}

int anchorkit_png_decode(const uint8_t *bytes, size_t count, uint32_t width, uint32_t height,
                         uint8_t *bgra, anchorkit_png_message *message) {
  codec_state state = {.input = bytes, .input_count = count, .message = message};
  memset(message, 0, sizeof *message);
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &state, on_error, on_warning);
  png_infop info = png == NULL ? NULL : png_create_info_struct(png);
  if (info == NULL) {
    png_destroy_read_struct(&png, NULL, NULL);
    note(&state, ANCHORKIT_PNG_OUT_OF_MEMORY, "out of memory");
    return state.status;
  }
  if (setjmp(png_jmpbuf(png)) == 0) decode_rows(png, info, &state, width, height, bgra);
  png_destroy_read_struct(&png, &info, NULL);
  return state.status;
}

static void encode_rows(png_structp png, png_infop info, codec_state *state, const uint8_t *bgra,
                        uint32_t width, uint32_t height, size_t stride, int keep_alpha,
                        anchorkit_png_effort effort) {
  png_set_write_fn(png, state, on_write, on_flush);
  png_set_user_limits(png, 65535, 65535);
  png_set_compression_level(png, effort.level);
  png_set_compression_strategy(png, effort.strategy);
  // One IDAT chunk for most pictures: fewer, larger writes.
  png_set_compression_buffer_size(png, 1 << 17);
  png_set_filter(png, PNG_FILTER_TYPE_BASE, effort.filters);
  png_set_IHDR(png, info, width, height, 8, keep_alpha ? PNG_COLOR_TYPE_RGBA : PNG_COLOR_TYPE_RGB,
               PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_write_info(png, info);
  png_set_bgr(png);
  if (!keep_alpha) png_set_filler(png, 0, PNG_FILLER_AFTER);
  for (uint32_t y = 0; y < height; y++) png_write_row(png, bgra + y * stride);
  png_write_end(png, info);
}

int anchorkit_png_encode(const uint8_t *bgra, uint32_t width, uint32_t height, size_t stride,
                         int keep_alpha, anchorkit_png_effort effort, uint8_t **out,
                         size_t *out_count, anchorkit_png_message *message) {
  codec_state state = {.message = message};
  memset(message, 0, sizeof *message);
  *out = NULL;
  *out_count = 0;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &state, on_error, on_warning);
  png_infop info = png == NULL ? NULL : png_create_info_struct(png);
  if (info == NULL) {
    png_destroy_write_struct(&png, NULL);
    note(&state, ANCHORKIT_PNG_OUT_OF_MEMORY, "out of memory");
    return state.status;
  }
  if (setjmp(png_jmpbuf(png)) == 0)
    encode_rows(png, info, &state, bgra, width, height, stride, keep_alpha, effort);
  png_destroy_write_struct(&png, &info);
  if (state.status != ANCHORKIT_PNG_DONE) {
    free(state.output);
    return state.status;
  }
  *out = state.output;
  *out_count = state.output_count;
  return state.status;
}

void anchorkit_png_free(uint8_t *bytes) { free(bytes); }
