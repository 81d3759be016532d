#ifndef CITIZENTIME_PICTURES_H
#define CITIZENTIME_PICTURES_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/// Pixels of a picture, three bytes (red, green, blue) each, rows from the top without gaps; freed with `free`.
typedef struct {
    uint32_t width;
    uint32_t height;
    uint8_t *pixels;
} citizentime_picture;

/// How a picture was read; the libraries leave their errors by long jumps, which Swift cannot.
enum {
    CITIZENTIME_PICTURE_READ = 0,
    /// Not whole, or not such a picture.
    CITIZENTIME_PICTURE_BROKEN = 1,
    /// More pixels than the limit.
    CITIZENTIME_PICTURE_TOO_LARGE = 2,
    /// The same for one that is held in memory as a whole.
    CITIZENTIME_PICTURE_TOO_LARGE_AT_ONCE = 3
};

/// Reads a JPEG, at the smallest of the scales 1/8 to 8/8 whose longer side still has `side` pixels.
///
/// - most, most_progressive: pixels of the whole picture; a progressive one is held in memory as a whole
int citizentime_read_jpeg(const uint8_t *bytes, size_t length, uint32_t side, uint64_t most,
                          uint64_t most_progressive, citizentime_picture *picture);

/// Reads a PNG; what is transparent becomes white.
int citizentime_read_png(const uint8_t *bytes, size_t length, uint64_t most, citizentime_picture *picture);

/// Writes a JPEG with nothing but the picture in it; returns 0 and bytes to `free`.
int citizentime_write_jpeg(const uint8_t *pixels, uint32_t width, uint32_t height, int quality, uint8_t **bytes,
                           size_t *length);

#endif
