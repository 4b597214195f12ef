// The door to libxlsxwriter. Nothing needs wrapping: the calls used here take no variable arguments.
#ifndef SHARP_EYES_CXLSXWRITER_SHIM_H
#define SHARP_EYES_CXLSXWRITER_SHIM_H
#include <xlsxwriter.h>
#endif
