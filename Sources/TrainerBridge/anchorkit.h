/* anchorkit: priors, matching, coding, losses, decoding and anchors of SSD and SqueezeDet trainers.
 *
 * Link with -lanchorkit; the library needs no Swift where it runs.
 *
 * Every call that answers int32_t gives 0, or 1 when it is refused; anchorkit_last_error() then has
 * one sentence for the calling thread, valid until its next refused call. Arrays are contiguous, the
 * last axis fastest, in the machine's byte order; they are borrowed for the time of the call. Boxes
 * are x1 y1 x2 y2 with continuous edges, in pixels of the network's input. Class indices count from
 * 0 without background; class targets are the trainer's own numbers. An encoder may be used by
 * several threads at once.
 */
#ifndef ANCHORKIT_H
#define ANCHORKIT_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this interface: 1. */
int32_t anchorkit_abi_version(void);

/* Why this thread's last refused call was refused; NULL when none was. */
const char *anchorkit_last_error(void);

/* The names of all presets, one a line, and a zero byte; needed is the length with that byte.
 * Nothing is written when capacity is smaller. */
int32_t anchorkit_preset_names(char *names, int64_t capacity, int64_t *needed);

/* A preset's encoder ("torchcv-ssd300", "squeezedet", ...). Free it. */
int32_t anchorkit_encoder_create(const char *preset, void **encoder);

/* A preset's encoder for one input of another size, in pixels. Refused where the trainer's feature maps are
 * made for one input. Free it. */
int32_t anchorkit_encoder_create_sized(const char *preset, int64_t width, int64_t height,
                                       void **encoder);

/* The encoder of a layout file (anchorkit.layout/1), given as its UTF-8 bytes. Free it. */
int32_t anchorkit_encoder_create_layout(const uint8_t *json, int64_t length, void **encoder);

/* The encoder of a trainer's own config file, given as its name and bytes: any that anchors emit writes,
 * or the trainer's own. width, height: the network's input, for files that do not state it, else 0.
 * Free it. */
int32_t anchorkit_encoder_create_config(const char *name, const uint8_t *bytes, int64_t length,
                                        int64_t width, int64_t height, void **encoder);

/* What is to be known about an encoder's config (settings it does not say, or that are not read), a
 * sentence a line, and a zero byte; needed is the length with that byte. Nothing is written when
 * capacity is smaller. */
int32_t anchorkit_encoder_notes(void *encoder, char *text, int64_t capacity, int64_t *needed);

/* The class names of an encoder's config in index order, each with a zero byte behind it; the same. One
 * zero byte where it names none. */
int32_t anchorkit_encoder_class_names(void *encoder, char *text, int64_t capacity, int64_t *needed);

/* SqueezeDet's encoder for another grid. input: width, height, grid columns, grid rows, anchors,
 * classes. anchors: [anchors][2], width and height in pixels of the input. Free it. */
int32_t anchorkit_squeezedet_create(const int64_t *input, const double *anchors, void **encoder);

/* SqueezeDet's encoder of a squeeze.config, given as its bytes; weights and thresholds of the file are
 * those of later calls that are told none. Free it. */
int32_t anchorkit_squeezedet_create_config(const uint8_t *json, int64_t length, void **encoder);

/* How many classes SqueezeDet's encoder has. */
int32_t anchorkit_squeezedet_class_count(void *encoder, int64_t *count);

/* Forgets an encoder; NULL is no error. */
void anchorkit_encoder_free(void *encoder);

/* numbers[5]: priors, input width, input height, levels, 1 for SqueezeDet else 0. */
int32_t anchorkit_encoder_info(void *encoder, int64_t *numbers);

/* counts[levels]: the priors of each level, fine to coarse. */
int32_t anchorkit_encoder_levels(void *encoder, int64_t *counts);

/* boxes[priors][4]: cx cy w h in pixels of the input. places[priors][4]: level row column shape.
 * Either may be NULL. */
int32_t anchorkit_priors(void *encoder, float *boxes, int32_t *places);

/* Encodes one image. boxes[count][4], classes[count]. Outputs, each may be NULL:
 * assignment[priors]: -1 negative, -2 ignored, else the box; where the trainer puts a box of its own
 * into an empty image, that one is 0. class_targets[priors]; for SqueezeDet the class index, or -1.
 * offsets[priors][4]: zeros where not positive, in the trainer's order. overlaps[priors]: the best
 * IoU with any box (not SqueezeDet, not YOLO). SqueezeDet takes boxes as its label files hold them and adds
 * its pixel itself. Refused where the trainer raises. */
int32_t anchorkit_encode(void *encoder, const double *boxes, const int32_t *classes, int64_t count,
                         int32_t *assignment, int32_t *class_targets, float *offsets,
                         float *overlaps);

/* The same for a batch, its images at the same time on several threads (jobs below 1: one a processor; they
 * do not change the result). counts[images]: the boxes of each image; boxes and classes: those of all
 * images one after the other; outputs with [images] in front. The message of a refusal names the first
 * image that was refused. */
int32_t anchorkit_encode_batch(void *encoder, const double *boxes, const int32_t *classes,
                               const int64_t *counts, int64_t images, int64_t jobs,
                               int32_t *assignment, int32_t *class_targets, float *offsets,
                               float *overlaps);

/* SqueezeDet's label tensor of one image, tensor[priors][9 + classes]: mask, cx cy w h, tx ty tw th,
 * one-hot class. */
int32_t anchorkit_squeezedet_tensor(void *encoder, const double *boxes, const int32_t *classes,
                                    int64_t count, float *tensor);

/* result[count][priors]: IoU as the trainer computes it. */
int32_t anchorkit_iou(void *encoder, const double *boxes, int64_t count, float *result);

/* Detections of one image. scores[priors][class_count]: probabilities, the background's column where
 * the trainer has it (first, last or none), or logits with are_logits not 0. offsets[priors][4]. method: 0 each class by itself, 1 the best class of a
 * prior. settings[5], may be NULL; NAN takes the trainer's: score threshold, suppression threshold,
 * limit before suppression, limit after (below 0: none), clipping (0 or 1). found may exceed
 * capacity; then only capacity rows are written. boxes[capacity][4]. */
int32_t anchorkit_decode(void *encoder, const float *scores, const float *offsets,
                         int64_t class_count, int32_t are_logits, int32_t method,
                         const double *settings, int64_t capacity, float *boxes,
                         float *found_scores, int32_t *classes, int32_t *priors, int64_t *found);

/* SqueezeDet's detections of one image. output[priors * (classes + 5)]: the network's, cell by cell.
 * settings[5], may be NULL; NAN takes the trainer's: top N, probability, suppression and final threshold,
 * exponent threshold. */
int32_t anchorkit_squeezedet_decode(void *encoder, const double *output, int64_t output_count,
                                    const double *settings, int64_t capacity, double *boxes,
                                    double *scores, int32_t *classes, int32_t *priors,
                                    int64_t *found);

/* Greedy suppression. boxes[count][4], scores[count], classes[count] or NULL. limit below 0: none.
 * kept[count]: places of what stays, by falling score, ties by place. */
int32_t anchorkit_nms(const float *boxes, const float *scores, const int32_t *classes, int64_t count,
                      float threshold, int64_t limit, int64_t *kept, int64_t *kept_count);

/* MultiBox or focal loss of a batch. counts[4]: images, priors, classes (columns of the logits, the
 * background's included where the trainer scores it), levels.
 * logits[images][priors][classes], offsets[images][priors][4]; assignment, class_targets and
 * target_offsets as anchorkit_encode gives them, image by image; an assignment of -3 is a matched prior that was not
 * drawn for a proposal network. overlaps[images][priors] or NULL,
 * levels[levels] or NULL: only some losses need them. name: gluoncv, torchcv, allegro,
 * ssd-tensorflow-300, ssd-tensorflow-512, modular-ssd, tf2, torchvision, caffe, mmdet, pytorch-ssd,
 * super-gradients, paddledet, ssd-keras, torchvision-retinanet, mmdet-retinanet, detectron2-retinanet, torchvision-rpn,
 * detectron2-rpn, mmdet-rpn, keras-hub-retinanet, tf-models-retinanet, tf-models-rpn, effdet.
 * normalization: NULL, batch, batch-each, batch-plus-one, sample, sample-mean, sample-times-batch, batch-size or
 * nonzero-mean. settings[4], may be NULL; NAN takes
 * the trainer's: negatives for each positive, least negatives, rho of smooth L1, weight of
 * localization. loss[5]: total, classification, localization without its weight, positives,
 * negatives. terms[max(images, levels)][2]: classification and localization of each image (or
 * level). negatives[images][priors]: 1 where chosen. The last three may be NULL. */
int32_t anchorkit_multibox_loss(const float *logits, const float *offsets, const int64_t *counts,
                                const int32_t *assignment, const int32_t *class_targets,
                                const float *target_offsets, const float *overlaps,
                                const int64_t *levels, const char *name, const char *normalization,
                                const double *settings, double *loss, double *terms,
                                int64_t *term_count, uint8_t *negatives);

/* SqueezeDet's loss of a batch. targets: label tensors, one after the other. weights[6], may be NULL;
 * NAN takes the trainer's: boxes, classes, positive and negative confidences, epsilon, exponent
 * threshold. loss[6]: box, confidence, classification, classification as Keras has it, Keras's
 * total, the total as meant. */
int32_t anchorkit_squeezedet_loss(void *encoder, const double *output, int64_t output_count,
                                  const float *targets, int64_t target_count, const double *weights,
                                  double *loss);

/* Anchors by k-means. sizes[count][2]: width and height; those not finite or not above zero are left
 * out. distance: euclidean or iou. settings[4]: restarts, seed, most iterations, threads (below 1:
 * all). anchors[k][2] by area. anchor_count: fewer than k with fewer distinct sizes. metrics[6], may
 * be NULL: cost, mean IoU, recall at 0.5, at 0.75, BPR at 4, sizes left out. */
int32_t anchorkit_kmeans(const double *sizes, int64_t count, int64_t k, const char *distance,
                         const int64_t *settings, double *anchors, int64_t *anchor_count,
                         double *metrics);

/* Improves anchors for the mean IoU, in place; they never get worse. sizes and metrics as for
 * anchorkit_kmeans, whose anchors by iou this takes to what `anchors cluster` gives by default.
 * settings[3]: scores looked at (below 1: the usual number), seed, threads (below 1: all). */
int32_t anchorkit_refine(const double *sizes, int64_t count, double *anchors, int64_t k,
                         const int64_t *settings, double *metrics);

/* The names of all augmentations, as anchorkit_preset_names gives those of presets. */
int32_t anchorkit_augmentation_names(char *names, int64_t capacity, int64_t *needed);

/* Takes the boxes of a picture through a trainer's augmentation ("caffe-ssd", ...); the same numbers
 * give the same result. picture[3]: its place among the pictures, seed, stream. Only mosaics need
 * other pictures: sizes[pictures][2]: width, height; counts[pictures]: boxes of each;
 * boxes[sum of counts][4], in pixels of their picture. size[2]: width and height afterwards. found may
 * exceed capacity; then no row is written. kept[capacity][4]; sources[capacity][2]: picture, place
 * among its boxes. pieces[4][11], may be NULL: of each picture that the result is made of its number,
 * the map xx xy dx yx yy dy of its pixels, the window x1 y1 x2 y2 that it may fill; piece_count may be
 * NULL. */
int32_t anchorkit_augment(const char *name, const int64_t *picture, int64_t pictures,
                          const int64_t *sizes, const int64_t *counts, const double *boxes,
                          int64_t capacity, int64_t *size, double *kept, int64_t *sources,
                          int64_t *found, double *pieces, int64_t *piece_count);

/* Calls of libanchorkit_pictures.so alone, which has all of the above too and needs Cairo, libpng and
 * libjpeg-turbo where it runs. An encoder belongs to the library that made it. */

/* Draws what an encoder makes of the boxes of an image. rgb[height][width][3], or NULL for a blank.
 * boxes[count][4]: x1 y1 x2 y2 in pixels of the image (SqueezeDet: as its label files have them).
 * names: what classes are called, in index order, each with a zero byte behind it, names_length bytes
 * in all. title: first in the title line, may be empty. style[4]: output pixels to an image pixel, the
 * most priors of an object (NAN leaves either to the library), 1 for the dark theme, 1 for hues that
 * tell levels. Free the picture. */
int32_t anchorkit_preview(void *encoder, const uint8_t *rgb, int64_t width, int64_t height,
                          const double *boxes, const int32_t *classes, int64_t count,
                          const uint8_t *names, int64_t names_length, const char *title,
                          const double *style, void **picture);

/* numbers[7]: a picture's width and height, the length of its PNG file, objects with a prior past the
 * threshold, with forced priors alone, with none, and positive priors. */
int32_t anchorkit_picture_info(void *picture, int64_t *numbers);

/* rgb[height][width][3] and the bytes of the PNG file; either may be NULL. */
int32_t anchorkit_picture_bytes(void *picture, uint8_t *rgb, uint8_t *png);

/* Forgets a picture. NULL is no error. */
void anchorkit_picture_free(void *picture);

#ifdef __cplusplus
}
#endif

#endif
