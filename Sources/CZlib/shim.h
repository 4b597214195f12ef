#ifndef SHARPEYES_CZLIB_SHIM_H
#define SHARPEYES_CZLIB_SHIM_H
#include <zlib.h>
#include <stdlib.h>
#include <string.h>

/* The most bytes that czlib_gzip can need. */
static inline unsigned long czlib_bound(unsigned long count) { return compressBound(count) + 32; }

/* All of `in` as one gzip member (deflateInit2 is a macro); the number of bytes, or -1. */
static inline long czlib_gzip(const unsigned char *in, unsigned long count, unsigned char *out, unsigned long capacity, int level) {
    z_stream stream;
    memset(&stream, 0, sizeof stream);
    if (deflateInit2(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return -1;
    stream.next_in = (unsigned char *)in;
    stream.avail_in = (unsigned)count;
    stream.next_out = out;
    stream.avail_out = (unsigned)capacity;
    int end = deflate(&stream, Z_FINISH);
    long made = (long)stream.total_out;
    deflateEnd(&stream);
    return end == Z_STREAM_END ? made : -1;
}

/* A gzip member that is made piece by piece, or NULL; to be ended. */
static inline z_stream *czlib_begin(int level) {
    z_stream *stream = calloc(1, sizeof *stream);
    if (stream && deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        free(stream);
        return NULL;
    }
    return stream;
}

/* What the next piece gives of it, all of its rest for the last; `out` has room for czlib_bound(count) and 1 KiB more.
   The number of bytes, or -1. */
static inline long czlib_push(z_stream *stream, const unsigned char *in, unsigned long count, unsigned char *out, unsigned long capacity, int is_last) {
    stream->next_in = (unsigned char *)in;
    stream->avail_in = (unsigned)count;
    stream->next_out = out;
    stream->avail_out = (unsigned)capacity;
    int end = deflate(stream, is_last ? Z_FINISH : Z_SYNC_FLUSH);
    if (is_last ? end != Z_STREAM_END : end != Z_OK || stream->avail_out == 0) return -1;
    return (long)(capacity - stream->avail_out);
}

static inline void czlib_end(z_stream *stream) {
    deflateEnd(stream);
    free(stream);
}
#endif
