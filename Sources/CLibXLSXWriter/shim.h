// libxlsxwriter: writes XLSX workbooks.
#ifndef SINTONIA_CLIBXLSXWRITER_SHIM_H
#define SINTONIA_CLIBXLSXWRITER_SHIM_H

#include <xlsxwriter.h>

#endif
