// The door to libzip. Nothing needs wrapping: its calls take no variable arguments.
#ifndef SHARP_EYES_CZIP_SHIM_H
#define SHARP_EYES_CZIP_SHIM_H
#include <zip.h>
#endif
