#ifndef SHARPEYES_CZLIB_SHIM_H
#define SHARPEYES_CZLIB_SHIM_H
#include <zlib.h>
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
#endif
