#include "pictures.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>
#include <png.h>

struct failure {
    struct jpeg_error_mgr manager;
    jmp_buf leave;
};

/// A picture of a camera has one pass or about ten; hundreds are made to keep a server busy.
enum { MOST_PASSES = 60 };

static void leave(j_common_ptr info) { longjmp(((struct failure *)info->err)->leave, 1); }

/// Data that ends early or has holes is an error here: half a picture is not shown.
static void note(j_common_ptr info, int level) {
    if (level < 0 && (info->err->msg_code == JWRN_JPEG_EOF || info->err->msg_code == JWRN_HIT_MARKER)) leave(info);
}

static void keep_silent(j_common_ptr info) { (void)info; }

static void watch_passes(j_common_ptr info) {
    if (info->is_decompressor && ((j_decompress_ptr)info)->input_scan_number > MOST_PASSES) leave(info);
}

static void set_errors(struct failure *failure) {
    jpeg_std_error(&failure->manager);
    failure->manager.error_exit = leave;
    failure->manager.emit_message = note;
    failure->manager.output_message = keep_silent;
}

/// Ink as printers have it; programs of Adobe write it the other way around.
static void make_light(const uint8_t *ink, uint8_t *light, uint32_t width, int inverted) {
    for (uint32_t x = 0; x < width; x++) {
        unsigned black = inverted ? ink[4 * x + 3] : 255u - ink[4 * x + 3];
        for (int channel = 0; channel < 3; channel++) {
            unsigned value = inverted ? ink[4 * x + channel] : 255u - ink[4 * x + channel];
            light[3 * x + channel] = (uint8_t)(value * black / 255u);
        }
    }
}

int citizentime_read_jpeg(const uint8_t *bytes, size_t length, uint32_t side, uint64_t most,
                          uint64_t most_progressive, citizentime_picture *picture) {
    struct jpeg_decompress_struct info;
    struct jpeg_progress_mgr progress;
    struct failure failure;
    uint8_t *volatile pixels = NULL;
    uint8_t *volatile row = NULL;
    volatile int code = CITIZENTIME_PICTURE_BROKEN;
    memset(&info, 0, sizeof info);
    memset(&progress, 0, sizeof progress);
    progress.progress_monitor = watch_passes;
    info.err = &failure.manager;
    set_errors(&failure);
    if (setjmp(failure.leave)) goto failed;
    jpeg_create_decompress(&info);
    info.progress = &progress;
    info.mem->max_memory_to_use = 400L * 1024 * 1024;
    jpeg_mem_src(&info, bytes, length);
    jpeg_read_header(&info, TRUE);
    uint64_t all = (uint64_t)info.image_width * info.image_height;
    if (all > (info.progressive_mode ? most_progressive : most)) {
        code = info.progressive_mode ? CITIZENTIME_PICTURE_TOO_LARGE_AT_ONCE : CITIZENTIME_PICTURE_TOO_LARGE;
        goto failed;
    }
    int is_ink = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
    info.out_color_space = is_ink ? JCS_CMYK : JCS_RGB;
    uint32_t longer = info.image_width > info.image_height ? info.image_width : info.image_height;
    info.scale_denom = 8;
    for (info.scale_num = 1; info.scale_num < 8 && (uint64_t)longer * info.scale_num / 8 < side;) info.scale_num *= 2;
    jpeg_start_decompress(&info);
    size_t stride = 3 * (size_t)info.output_width;
    pixels = malloc(stride * info.output_height);
    row = is_ink ? malloc(4 * (size_t)info.output_width) : NULL;
    if (!pixels || (is_ink && !row)) goto failed;
    while (info.output_scanline < info.output_height) {
        uint8_t *to = pixels + stride * info.output_scanline;
        uint8_t *into = is_ink ? row : to;
        jpeg_read_scanlines(&info, &into, 1);
        if (is_ink) make_light(row, to, info.output_width, info.saw_Adobe_marker);
    }
    jpeg_finish_decompress(&info);
    picture->width = info.output_width;
    picture->height = info.output_height;
    picture->pixels = pixels;
    free(row);
    jpeg_destroy_decompress(&info);
    return CITIZENTIME_PICTURE_READ;
failed:
    free(pixels);
    free(row);
    jpeg_destroy_decompress(&info);
    return code;
}

int citizentime_read_png(const uint8_t *bytes, size_t length, uint64_t most, citizentime_picture *picture) {
    png_image image;
    memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&image, bytes, length)) return CITIZENTIME_PICTURE_BROKEN;
    if ((uint64_t)image.width * image.height > most) {
        png_image_free(&image);
        return CITIZENTIME_PICTURE_TOO_LARGE_AT_ONCE;
    }
    image.format = PNG_FORMAT_RGB;
    uint8_t *pixels = malloc(PNG_IMAGE_SIZE(image));
    png_color white = {255, 255, 255};
    // A warning means that bytes were missing or left over where the picture is.
    if (!pixels || !png_image_finish_read(&image, &white, pixels, 0, NULL) || image.warning_or_error) {
        png_image_free(&image);
        free(pixels);
        return CITIZENTIME_PICTURE_BROKEN;
    }
    picture->width = image.width;
    picture->height = image.height;
    picture->pixels = pixels;
    return CITIZENTIME_PICTURE_READ;
}

int citizentime_write_jpeg(const uint8_t *pixels, uint32_t width, uint32_t height, int quality, uint8_t **bytes,
                           size_t *length) {
    struct jpeg_compress_struct info;
    struct failure failure;
    unsigned char *out = NULL;
    unsigned long size = 0;
    memset(&info, 0, sizeof info);
    info.err = &failure.manager;
    set_errors(&failure);
    if (setjmp(failure.leave)) {
        jpeg_destroy_compress(&info);
        free(out);
        return 1;
    }
    jpeg_create_compress(&info);
    jpeg_mem_dest(&info, &out, &size);
    info.image_width = width;
    info.image_height = height;
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, quality, TRUE);
    jpeg_start_compress(&info, TRUE);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = (JSAMPROW)(pixels + 3 * (size_t)width * info.next_scanline);
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    *bytes = out;
    *length = size;
    return 0;
}
