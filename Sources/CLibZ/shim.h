// zlib: unpacks gzip streams.
#ifndef SINTONIA_CLIBZ_SHIM_H
#define SINTONIA_CLIBZ_SHIM_H

#include <zlib.h>

// A macro that passes the version and the size of the struct it was compiled with. 15 + 16: the largest window, and
// a gzip wrapper with its checksum and nothing else.
static inline int shim_inflateInitGzip(z_stream *stream) { return inflateInit2(stream, 15 + 16); }

#endif
