// libzip: reads zip archives.
#ifndef SINTONIA_CLIBZIP_SHIM_H
#define SINTONIA_CLIBZIP_SHIM_H

#include <zip.h>

#endif
