// The door to expat, the XML parser. Nothing needs wrapping: its calls take no variable arguments.
#ifndef SHARP_EYES_CEXPAT_SHIM_H
#define SHARP_EYES_CEXPAT_SHIM_H
#include <expat.h>
#endif
